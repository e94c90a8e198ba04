using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Parsing;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Analyzers;

/// <summary>
/// Finds calls that publish events of a type that cannot be published. The compiler rejects most of them too (CS0311), but its message does not say
/// why.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PublishingAnalyzer : DiagnosticAnalyzer
{
    private const string Method = "PublishAsync";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [PublishingRules.NotPublishable];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.InvocationExpression);
    }

    // A call that does not compile has no operation.
    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (NameOf(call) is not { Identifier.ValueText: Method } name) return;
        var info = context.SemanticModel.GetSymbolInfo(call, context.CancellationToken);
        var methods = (info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols).OfType<IMethodSymbol>().Where(IsOfAClient).ToList();
        if (methods.Count == 0 || PublishedType(context, call, name, methods) is not { TypeKind: not (TypeKind.Error or TypeKind.TypeParameter) } type) return;
        if (ReasonAgainst(type, context) is { } reason)
            context.ReportDiagnostic(Diagnostic.Create(PublishingRules.NotPublishable, PlaceIn(name).GetLocation(), type.ToShortName(), reason));
    }

    private static SimpleNameSyntax? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    private static SyntaxNode PlaceIn(SimpleNameSyntax name) =>
        name is GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } arguments } ? arguments[0] : name;

    private static bool IsOfAClient(IMethodSymbol method) =>
        method.Arity == 1
        && (method.ContainingType.Is(WellKnownTypes.EventClient) || method.ContainingType.AllInterfaces.Any(static i => i.Is(WellKnownTypes.EventClient)));

    // If the compiler could not infer the type, the elements of the first argument show it.
    private static ITypeSymbol? PublishedType(
        SyntaxNodeAnalysisContext context, InvocationExpressionSyntax call, SimpleNameSyntax name, List<IMethodSymbol> methods)
    {
        if (name is GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } arguments })
            return context.SemanticModel.GetTypeInfo(arguments[0], context.CancellationToken).Type;
        if (methods.Select(static m => m.TypeArguments[0]).FirstOrDefault(static t => t.TypeKind != TypeKind.TypeParameter) is { } inferred) return inferred;
        return call.ArgumentList.Arguments.FirstOrDefault() is { } first && context.SemanticModel.GetTypeInfo(first.Expression, context.CancellationToken).Type is { } type
            ? ElementOf(type)
            : null;
    }

    private static ITypeSymbol? ElementOf(ITypeSymbol type) =>
        type.AllInterfaces.Concat(type is INamedTypeSymbol named ? [named] : [])
            .FirstOrDefault(static i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0];

    private static string? ReasonAgainst(ITypeSymbol type, SyntaxNodeAnalysisContext context) => EventAttributes.FirstOf(type) switch
    {
        EventKindModel.ChangeEvent => "Salesforce itself publishes change events when records change; change the record, or publish a platform event",
        EventKindModel.PushTopic => "Salesforce itself sends the events of a PushTopic when records change; change the record, or publish a platform event",
        EventKindModel.Generic => "generic events are pushed through their StreamingChannel; call PostAsync with the path of its push resource, or publish a platform event",
        EventKindModel.PlatformEvent => ReasonInMembers((INamedTypeSymbol)type, context),
        _ when type.AllInterfaces.Any(static i => i.Is(WellKnownTypes.PublishableEvent)) => null,
        _ => "the type is not a platform event; mark it with [PlatformEvent], and make it partial",
    };

    // The generator has decided about the types of other assemblies when these were compiled.
    private static string? ReasonInMembers(INamedTypeSymbol type, SyntaxNodeAnalysisContext context) =>
        type.Locations.Any(static l => l.IsInSource) && type.FindAttribute(AttributeChannels.MetadataNameOf(EventKindModel.PlatformEvent)) is { } attribute
            ? EventTypeParser.Parse(type, attribute, EventKindModel.PlatformEvent, context.Compilation, context.CancellationToken).Model?.Unwritable
            : null;
}
