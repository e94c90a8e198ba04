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
/// Compares event types and their queries with the description of the org (its metadata files). The generated code does not depend on these checks,
/// so suppressing a diagnostic does not change that code.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OrgSchemaAnalyzer : DiagnosticAnalyzer
{
    private readonly SchemaTexts _texts;

    /// <summary>Creates the analyzer. The compiler calls this constructor.</summary>
    public OrgSchemaAnalyzer()
        : this(SchemaTexts.Shared)
    {
    }

    internal OrgSchemaAnalyzer(SchemaTexts texts) => _texts = texts;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [SchemaRules.NoField, SchemaRules.WrongType, SchemaRules.MayBeNull, SchemaRules.OtherValues, SchemaRules.NoObject, SchemaRules.NoEvent, SchemaRules.NoFilter];

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
        if (!files.Any(static file => SchemaPaths.IsSchema(file.Path))) return;
        var schema = new Lazy<OrgSchema>(() => _texts.Merge(files));
        context.RegisterSyntaxNodeAction(node => Analyze(node, schema), SyntaxKind.Attribute);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, Lazy<OrgSchema> schema)
    {
        if (CheckedEvent.Of((AttributeSyntax)context.Node, context.SemanticModel, context.CancellationToken) is not { Kind: not EventKindModel.Generic } use) return;
        var (owner, found) = use.Kind == EventKindModel.PushTopic ? OfQuery(context, schema.Value) : OfChannel(use, schema.Value);
        if (owner is not null) found = found.Concat(new MemberChecks(use, owner).Check(use.MembersIn(context.Compilation)));
        foreach (var diagnostic in found) context.ReportDiagnostic(diagnostic);
    }

    // Without a query, the object of a PushTopic is not known.
    private static (SchemaObject? Owner, IEnumerable<Diagnostic> Found) OfQuery(SyntaxNodeAnalysisContext context, OrgSchema schema)
    {
        if (QueryUse.Of((AttributeSyntax)context.Node, context.SemanticModel, context.CancellationToken) is not { } use) return (null, []);
        if (QueryParser.Parse(use.Query.Text).Query is not { } query) return (null, []);
        var checks = new QueryChecks(use.Query, schema);
        return (checks.ObjectOf(query), checks.Check(query));
    }

    private static (SchemaObject? Owner, IEnumerable<Diagnostic> Found) OfChannel(CheckedEvent use, OrgSchema schema)
    {
        if (ChannelObjects.Of(use.Channel, use.Kind) is not { } name) return (null, []);
        if (schema.Find(name) is { } owner && owner.Name == name) return (owner, []);
        if (schema.Find(name) is null && !Coverage.Excludes(schema, name)) return (null, []);
        var meant = schema.Find(name)?.Name ?? NearestName.Of(name, schema.Names.Where(other => IsOfSameKind(other, use.Kind)));
        var channel = meant is null ? null : ChannelObjects.For(meant, use.Kind);
        var suggestion = Suggestions.Of(Suggestions.EventName, channel);
        return (null, [Diagnostic.Create(SchemaRules.NoEvent, use.Argument.GetLocation(), suggestion, use.Channel, name, DidYouMean.Question(channel))]);
    }

    private static bool IsOfSameKind(string name, EventKindModel kind) => ApiNames.EndsWith(name, PlatformEventNames.EventSuffix) == (kind == EventKindModel.PlatformEvent);
}
