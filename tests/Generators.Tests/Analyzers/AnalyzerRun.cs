using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Analyzers;

/// <summary>A program as a user sees it: the generator has run, then the analyzers on the result.</summary>
internal sealed class AnalyzerRun
{
    public static readonly ImmutableArray<DiagnosticAnalyzer> All =
    [
        .. typeof(EventGenerator).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsAbstract)
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    private AnalyzerRun(EventCompilation compilation, IReadOnlyList<Diagnostic> found)
    {
        Compilation = compilation;
        Found = found;
    }

    public EventCompilation Compilation { get; }

    /// <summary>The diagnostics that the analyzers report.</summary>
    public IReadOnlyList<Diagnostic> Found { get; }

    /// <summary>
    /// The compiler's own errors in declarations. After one of them the compiler stops before it runs any analyzer.
    /// </summary>
    public IReadOnlyList<Diagnostic> DeclarationErrors =>
        [.. Compilation.Output.GetDeclarationDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)];

    public static IEnumerable<DiagnosticDescriptor> Rules => All.SelectMany(a => a.SupportedDiagnostics).Distinct();

    public static Task<AnalyzerRun> OfAsync(params string[] sources) => OfAsync(EventCompilation.Of(sources));

    public static Task<AnalyzerRun> OfAsync(LanguageVersion version, params string[] sources) => OfAsync(EventCompilation.Of(version, sources));

    /// <summary>The same with complete files, in a project with a description of the org.</summary>
    public static Task<AnalyzerRun> OfOrgAsync(IReadOnlyList<MetadataText> org, params string[] files) => OfAsync(EventCompilation.OfOrg(org, files));

    /// <summary>The same with complete files.</summary>
    public static Task<AnalyzerRun> OfProgramAsync(params string[] files) => OfAsync(EventCompilation.OfProgram(files));

    public static async Task<AnalyzerRun> OfAsync(EventCompilation compilation)
    {
        var found = await compilation.Output.WithAnalyzers(All, new AnalyzerOptions(compilation.Org)).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return new AnalyzerRun(compilation, [.. found.OrderBy(d => d.Location.SourceSpan.Start)]);
    }
}
