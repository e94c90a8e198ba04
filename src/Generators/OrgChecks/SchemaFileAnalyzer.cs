using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Schema;

namespace TypedStreaming.Generators.OrgChecks;

/// <summary>Reports metadata files that cannot be used, or can be used only in part. Also reports fields that two files define differently.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SchemaFileAnalyzer : DiagnosticAnalyzer
{
    private readonly SchemaTexts _texts;

    /// <summary>Creates the analyzer. The compiler calls this constructor.</summary>
    public SchemaFileAnalyzer()
        : this(SchemaTexts.Shared)
    {
    }

    internal SchemaFileAnalyzer(SchemaTexts texts) => _texts = texts;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [SchemaRules.Unreadable, SchemaRules.Contradiction];

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
        var conflicts = new Lazy<ILookup<string, FieldConflict>>(() => _texts.Merge(files).Conflicts.ToLookup(static c => c.Path, StringComparer.Ordinal));
        context.RegisterAdditionalFileAction(file => Analyze(file, conflicts));
    }

    private void Analyze(AdditionalFileAnalysisContext context, Lazy<ILookup<string, FieldConflict>> conflicts)
    {
        var path = context.AdditionalFile.Path;
        if (!SchemaPaths.IsSchema(path)) return;
        var file = _texts.Read(context.AdditionalFile);
        if (file.Problem is { } problem) context.ReportDiagnostic(DiagnosticOf(problem, path, "cannot be used as a description of the org"));
        if (file.Skipped is { } skipped) context.ReportDiagnostic(DiagnosticOf(skipped, path, "can be used only in part as a description of the org"));
        foreach (var conflict in conflicts.Value[path])
            context.ReportDiagnostic(Diagnostic.Create(SchemaRules.Contradiction, PlaceIn(path, 0), conflict.Field, conflict.Object, conflict.OtherPath, conflict.Difference));
    }

    private static Diagnostic DiagnosticOf(SchemaProblem problem, string path, string use) =>
        Diagnostic.Create(SchemaRules.Unreadable, PlaceIn(path, problem.Line), use, problem.Text);

    private static Location PlaceIn(string path, int line)
    {
        var start = new LinePosition(line, 0);
        return Location.Create(path, default, new LinePositionSpan(start, start));
    }
}
