using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Parsing;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Analyzers;

/// <summary>
/// Finds calls that request events of a type without an event attribute. The compiler rejects them too (CS0311), but its message does not say
/// which attribute is missing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PlainTypeAnalyzer : DiagnosticAnalyzer
{
    private const string Attributes = "[PushTopic], [PlatformEvent], [ChangeEvent] or [GenericEvent]";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.NoEventType];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.GenericName);
    }

    // The call does not compile, so there is no operation for it.
    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var name = (GenericNameSyntax)context.Node;
        if (!EventClients.IsRequest(name)) return;
        var argument = name.TypeArgumentList.Arguments[0];
        if (context.SemanticModel.GetTypeInfo(argument, context.CancellationToken).Type is not { TypeKind: not (TypeKind.Error or TypeKind.TypeParameter) } type) return;
        if (EventAttributes.IsEvent(type) || !IsOfTheClient(context.SemanticModel.GetSymbolInfo(name, context.CancellationToken))) return;
        context.ReportDiagnostic(Diagnostic.Create(Rules.NoEventType, argument.GetLocation(), type.ToShortName(), AdviceFor(type)));
    }

    private static bool IsOfTheClient(SymbolInfo info) =>
        (info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols).Any(static s => EventClients.IsClient(s.ContainingType));

    private static string AdviceFor(ITypeSymbol type) =>
        type.TypeKind is not (TypeKind.Class or TypeKind.Struct) ? $"use a class, record or struct with {Attributes}"
        : type.Locations.Any(static l => l.IsInSource) ? $"mark it with {Attributes}, and make it partial"
        : $"the type is declared in another assembly; declare your own type with {Attributes}";
}
