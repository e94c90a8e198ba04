using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Soql;
using TypedStreaming.Generators.Soql.Checks;
using TypedStreaming.Generators.Soql.Syntax;

namespace TypedStreaming.Generators.Queries;

/// <summary>
/// Checks the query of a <c>[PushTopic]</c>, and compares it with the members of the type and the filter of the channel. The generated code does not
/// depend on the query, so suppressing a diagnostic does not change that code.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class QueryAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        QueryRules.Refused,
        QueryRules.WithoutId,
        QueryRules.TooLong,
        QueryRules.Undocumented,
        QueryRules.Malformed,
        QueryRules.MemberNotSelected,
        QueryRules.NoMember,
        QueryRules.FilterNotSelected,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var files = context.Options.AdditionalFiles;
        var schema = new Lazy<OrgSchema>(() => SchemaTexts.Shared.Merge(files));
        context.RegisterSyntaxNodeAction(node => Analyze(node, schema), SyntaxKind.Attribute);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, Lazy<OrgSchema> schema)
    {
        if (QueryUse.Of((AttributeSyntax)context.Node, context.SemanticModel, context.CancellationToken) is not { } use) return;
        var parsed = QueryParser.Parse(use.Query.Text);
        var selected = parsed.Query is { } query ? SelectList.Of(query) : null;
        foreach (var problem in PushTopicRules.ProblemsOf(use.Query.Text, parsed)) context.ReportDiagnostic(DiagnosticOf(problem, use, selected));
        if (selected is null) return;
        var comparison = new MemberComparison(use, use.MembersIn(context.Compilation), selected, name => FieldOf(parsed.Query!, name, schema));
        var found = comparison.MembersWithoutField().Concat(comparison.FieldsWithoutMember()).Concat(FilterWithoutField(use, selected));
        foreach (var diagnostic in found) context.ReportDiagnostic(diagnostic);
    }

    // SFDX source contains standard fields without their types.
    private static SchemaField? FieldOf(Query query, string name, Lazy<OrgSchema> schema)
    {
        if (query.Entities.Count == 0) return null;
        var owner = query.Entities[0].Name.Field;
        var described = schema.Value.Find(owner)?.Find(name);
        return described is null or { Kind: FieldKind.Unknown, IsDisputed: false } ? StandardFields.Find(owner, name) ?? described : described;
    }

    private static Diagnostic DiagnosticOf(QueryProblem problem, QueryUse use, SelectList? selected)
    {
        var (location, note) = use.Query.LocationOf(problem.Span);
        var rule = QueryRules.Of(problem.Kind);
        if (problem.Kind != ProblemKind.WithoutId || selected is null) return Diagnostic.Create(rule, location, problem.Text, note);
        var insertion = QueryInsertion.Of(use.Query, selected, PushTopicRules.RecordId);
        return Diagnostic.Create(rule, location, insertion.Places, insertion.Suggestions, problem.Text, note);
    }

    private static IEnumerable<Diagnostic> FilterWithoutField(QueryUse use, SelectList selected)
    {
        if (use.Channel is not { } channel) yield break;
        foreach (var (name, span) in TopicFilter.FieldsOf(channel.Text).Where(field => !selected.MayContain(field.Name)))
        {
            var (location, note) = channel.LocationOf(span);
            var insertion = QueryInsertion.Of(use.Query, selected, name);
            yield return Diagnostic.Create(QueryRules.FilterNotSelected, location, insertion.Places, insertion.Suggestions, name, note);
        }
    }
}
