using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Handlers;

/// <summary>Checks each class with <c>[EventHandler]</c> separately: its declaration, its event order and its key.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerClassAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [HandlerRules.CannotBeListed, HandlerRules.NoKey, HandlerRules.WrongKey];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var handler = (INamedTypeSymbol)context.Symbol;
        if (handler.FindAttribute(WellKnownTypes.EventHandlerAttribute) is not { ApplicationSyntaxReference: { } reference } attribute) return;
        if (reference.GetSyntax(context.CancellationToken) is not AttributeSyntax syntax) return;
        if (HandlerShape.DefectOf(handler) is { } defect)
        {
            context.ReportDiagnostic(Diagnostic.Create(HandlerRules.CannotBeListed, syntax.GetLocation(), handler.ToShortName(), defect));
            return;
        }

        foreach (var type in HandledEvents.Of(handler))
        {
            if (HandlerAttributeReader.KeyOf(attribute) is { } key) CheckKey(context, syntax, type, key);
            else if (HandlerAttributeReader.OrderOf(attribute) is { } order && EventOrders.LackOfKey(order, type) is { } lack)
                context.ReportDiagnostic(Diagnostic.Create(HandlerRules.NoKey, Argument(syntax, HandlerAttributeReader.Order), KeyFor(type, context.Compilation), handler.ToShortName(), order, lack));
        }
    }

    private static void CheckKey(SymbolAnalysisContext context, AttributeSyntax attribute, ITypeSymbol type, string key)
    {
        if (EventKey.DefectOf(type, key, context.Compilation) is { } defect)
            context.ReportDiagnostic(Diagnostic.Create(HandlerRules.WrongKey, Argument(attribute, HandlerAttributeReader.Key), key, type.ToShortName(), defect));
    }

    // Events of PushTopics name their record by the field Id. Other kinds have no field that is known to be a key.
    private static ImmutableDictionary<string, string?> KeyFor(ITypeSymbol type, Compilation compilation) => Suggestions.Of(
        Suggestions.Key,
        EventAttributes.FirstOf(type) == EventKindModel.PushTopic && EventKey.DefectOf(type, EventOrders.RecordId, compilation) is null
            ? $"nameof({type.ToGlobalName()}.{EventOrders.RecordId})"
            : null);

    private static Location Argument(AttributeSyntax attribute, string name) =>
        (attribute.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name)?.Expression ?? (SyntaxNode)attribute).GetLocation();
}
