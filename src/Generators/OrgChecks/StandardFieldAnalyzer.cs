using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Queries;
using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Soql;

namespace TypedStreaming.Generators.OrgChecks;

/// <summary>
/// Compares event types and their queries with the documented fields of the standard objects, even if there is no description of the org. It only
/// makes suggestions, because an org can have fields that are not documented.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StandardFieldAnalyzer : DiagnosticAnalyzer
{
    private readonly SchemaTexts _texts;

    /// <summary>Creates the analyzer. The compiler calls this constructor.</summary>
    public StandardFieldAnalyzer()
        : this(SchemaTexts.Shared)
    {
    }

    internal StandardFieldAnalyzer(SchemaTexts texts) => _texts = texts;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [SchemaRules.SimilarField, SchemaRules.DocumentedType];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private void Start(CompilationStartAnalysisContext context)
    {
        var files = context.Options.AdditionalFiles;
        var schema = new Lazy<OrgSchema>(() => _texts.Merge(files));
        context.RegisterSyntaxNodeAction(node => Analyze(node, schema), SyntaxKind.Attribute);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, Lazy<OrgSchema> schema)
    {
        if (CheckedEvent.Of((AttributeSyntax)context.Node, context.SemanticModel, context.CancellationToken) is not { } use) return;
        var found = use.Kind switch
        {
            EventKindModel.PushTopic => OfQuery(context, use, schema),
            EventKindModel.ChangeEvent => OfChannel(context, use, schema),
            _ => [],
        };
        foreach (var diagnostic in found) context.ReportDiagnostic(diagnostic);
    }

    private static IEnumerable<Diagnostic> OfQuery(SyntaxNodeAnalysisContext context, CheckedEvent use, Lazy<OrgSchema> schema)
    {
        if (QueryUse.Of((AttributeSyntax)context.Node, context.SemanticModel, context.CancellationToken) is not { Query: var text }) return [];
        if (QueryParser.Parse(text.Text).Query is not { Entities.Count: > 0 } query) return [];
        if (ChecksFor(query.Entities[0].Name.Field, use, schema) is not { } checks) return [];
        return checks.InQuery(text, query).Concat(checks.OfMembers(use.MembersIn(context.Compilation)));
    }

    private static IEnumerable<Diagnostic> OfChannel(SyntaxNodeAnalysisContext context, CheckedEvent use, Lazy<OrgSchema> schema) =>
        ChannelObjects.Of(use.Channel, use.Kind) is { } name && ChecksFor(name, use, schema) is { } checks ? checks.OfMembers(use.MembersIn(context.Compilation)) : [];

    // A describe result lists all fields, so other rules compare with it.
    private static StandardFieldChecks? ChecksFor(string name, CheckedEvent use, Lazy<OrgSchema> schema)
    {
        if (!StandardFields.AreListed(name)) return null;
        var owner = schema.Value.Find(name);
        return owner is { IsWhole: true } ? null : new StandardFieldChecks(use, name, owner);
    }
}
