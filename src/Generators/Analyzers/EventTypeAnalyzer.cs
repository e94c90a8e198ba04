using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.OrgChecks;
using TypedStreaming.Generators.Parsing;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Analyzers;

/// <summary>
/// Reports all mistakes in types with an event attribute. The analyzer uses the generator's own parser, which finds all mistakes in a type in one run.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventTypeAnalyzer : DiagnosticAnalyzer
{
    private readonly ParseEventType _parse;

    /// <summary>Creates the analyzer. The compiler calls this constructor.</summary>
    public EventTypeAnalyzer()
        : this(EventTypeParser.Parse)
    {
    }

    internal EventTypeAnalyzer(ParseEventType parse) => _parse = parse;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        // The rules about the channel.
        Rules.ChannelMissing,
        Rules.WrongPrefix,
        Rules.ChannelMalformed,
        Rules.ChannelUndocumented,
        Rules.ChannelTooLong,
        Rules.NoEventSuffix,

        // The rules about the form of the type.
        Rules.NotPartial,
        Rules.TwoKinds,
        Rules.UnsupportedType,
        Rules.OldLanguage,

        // The rules about the members.
        Rules.UnsupportedMember,
        Rules.SameWireName,
        Rules.CannotBeFilled,
        Rules.TextPayload,
        Rules.MayBeLeftOut,
        Rules.MayBeUnchanged,
        Rules.LoneText,
        Rules.WrongExtensionData,
        Rules.NoPicklist,
        Rules.WrongContext,
        Rules.IgnoredAttribute,
        Rules.NoCustomField,
        Rules.FieldNotFilled,
        SchemaRules.NoMembers,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (var kind in AttributeChannels.All)
            if (type.FindAttribute(AttributeChannels.MetadataNameOf(kind)) is { } attribute) Analyze(context, type, attribute, kind);
    }

    private void Analyze(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData attribute, EventKindModel kind)
    {
        foreach (var found in _parse(type, attribute, kind, context.Compilation, context.CancellationToken).Defects)
        {
            var defect = ObjectWithoutFields.Explain(found, attribute, kind, context.Options);
            var location = DefectLocations.Of(defect, attribute, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(defect.Rule, location, defect.Suggestions, [.. defect.Arguments]));
        }
    }
}
