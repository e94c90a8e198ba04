using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Analyzers;

/// <summary>
/// Finds requests for PushTopics and generic events from a client of the Pub/Sub API, which supports neither of them. If the code refers to the
/// client only as an <c>IEventClient</c>, nothing is reported, because the transport is not known.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TransportAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [TransportRules.NotInPubSub];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.GenericName);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var name = (GenericNameSyntax)context.Node;
        if (!EventClients.IsRequest(name)) return;
        if (context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol is not IMethodSymbol { TypeArguments.Length: 1 } method) return;
        if (!method.ContainingType.Is(WellKnownTypes.PubSubClient)) return;
        var type = method.TypeArguments[0];
        if (EventAttributes.FirstOf(type) is not { } kind || PluralOf(kind) is not { } events) return;
        context.ReportDiagnostic(Diagnostic.Create(
            TransportRules.NotInPubSub, name.TypeArgumentList.Arguments[0].GetLocation(), type.ToShortName(), AttributeChannels.AttributeOf(kind), events));
    }

    private static string? PluralOf(EventKindModel kind) => kind switch
    {
        EventKindModel.PushTopic => "PushTopics",
        EventKindModel.Generic => "generic events",
        _ => null,
    };
}
