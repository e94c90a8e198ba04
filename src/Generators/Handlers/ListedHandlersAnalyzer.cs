using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Handlers;

/// <summary>Finds handlers that are not registered, and handlers with the same channel and the same consumer name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ListedHandlersAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [HandlerRules.NotRegistered, HandlerRules.SameConsumer];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownTypes.EventHandlerAttribute) is null) return;
            var program = new ProgramHandlers();
            start.RegisterSymbolAction(symbol => program.See((INamedTypeSymbol)symbol.Symbol), SymbolKind.NamedType);
            start.RegisterOperationAction(operation => Analyze(operation, program), OperationKind.Invocation);
            start.RegisterOperationAction(operation => program.See(((IMethodReferenceOperation)operation.Operation).Method), OperationKind.MethodReference);
            start.RegisterOperationAction(operation => program.SeeMade((IObjectCreationOperation)operation.Operation), OperationKind.ObjectCreation);
            start.RegisterCompilationEndAction(end => Report(end, program));
        });
    }

    private static void Analyze(OperationAnalysisContext context, ProgramHandlers program)
    {
        var call = (IInvocationOperation)context.Operation;
        program.See(call);
        if (BuilderChain.EndingWith(call) is { } chain && !chain.Calls.Any(static c => HandlerCalls.IsOfChange(c.TargetMethod))) Analyze(context, program, chain);
    }

    private static void Analyze(OperationAnalysisContext context, ProgramHandlers program, BuilderChain chain)
    {
        var hasList = chain.Calls.Any(call => HandlerCalls.AddsOwnList(call, context.Compilation));
        var seen = new Dictionary<(string Channel, string Consumer), ITypeSymbol>();
        foreach (var added in chain.Calls.Where(static c => HandlerCalls.IsOfOne(c.TargetMethod)))
        {
            if (RegisteredConsumer.Of(added) is not { } consumer) continue;
            var handler = added.TargetMethod.TypeArguments[1];
            if (!seen.TryGetValue(consumer, out var other))
            {
                seen.Add(consumer, handler);
                if (hasList) program.Add(new DirectHandler(handler, consumer.Channel, consumer.Consumer, BuilderChain.NameIn(added)));
            }
            else
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    HandlerRules.SameConsumer, BuilderChain.NameIn(added), other.ToShortName(), handler.ToShortName(), consumer.Channel, consumer.Consumer));
            }
        }
    }

    private static void Report(CompilationAnalysisContext context, ProgramHandlers program)
    {
        foreach (var (first, second) in program.SameConsumers())
        {
            var location = second.Attribute.ApplicationSyntaxReference!.GetSyntax(context.CancellationToken).GetLocation();
            var own = SymbolEqualityComparer.Default.Equals(first.Handler, second.Handler) ? null : ConsumerFor(second.Handler);
            context.ReportDiagnostic(Diagnostic.Create(
                HandlerRules.SameConsumer, location, Suggestions.Of(Suggestions.Consumer, own), first.Handler.ToShortName(), second.Handler.ToShortName(), second.Channel, second.Consumer));
        }

        foreach (var (listed, added) in program.AddedTwice())
        {
            context.ReportDiagnostic(Diagnostic.Create(
                HandlerRules.SameConsumer, added.Location, listed.Handler.ToShortName(), added.Handler.ToShortName(), added.Channel, added.Consumer));
        }

        foreach (var handler in program.Unregistered())
        {
            context.ReportDiagnostic(Diagnostic.Create(
                HandlerRules.NotRegistered, handler.Locations[0], handler.ToShortName(), string.Join("', '", HandledEvents.Of(handler).Select(static type => type.ToShortName()))));
        }
    }

    private static string ConsumerFor(INamedTypeSymbol handler)
    {
        const string Suffix = "Handler";
        var name = handler.Name.EndsWith(Suffix, StringComparison.Ordinal) && handler.Name.Length > Suffix.Length ? handler.Name.Substring(0, handler.Name.Length - Suffix.Length) : handler.Name;
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }
}
