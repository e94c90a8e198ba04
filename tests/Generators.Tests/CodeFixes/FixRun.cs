using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedStreaming.CodeFixes;
using TypedStreaming.Generators.Tests.Analyzers;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.CodeFixes;

/// <summary>A user's project in an editor: its diagnostics, and the fixes that are offered for them.</summary>
internal sealed class FixRun : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private Solution _solution;

    public FixRun(params string[] files)
        : this([], files)
    {
    }

    /// <summary>A project with a description of the org.</summary>
    public FixRun(IReadOnlyList<MetadataText> org, params string[] files)
    {
        var project = ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Project",
            "Project",
            LanguageNames.CSharp,
            compilationOptions: EventCompilation.Options,
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
            metadataReferences: EventCompilation.References);
        _solution = _workspace.AddProject(project).AddDocument("GlobalUsings.cs", EventCompilation.ImplicitUsings).Project.Solution;
        for (var i = 0; i < files.Length; i++)
            _solution = _solution.AddDocument(DocumentId.CreateNewId(project.Id), $"Source{i}.cs", files[i]);
        foreach (var text in org)
            _solution = _solution.AddAdditionalDocument(DocumentId.CreateNewId(project.Id), text.Path, text.GetText(Cancellation)!, filePath: text.Path);
    }

    public static IReadOnlyList<CodeFixProvider> Providers { get; } =
    [
        .. typeof(MakePartialFix).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(CodeFixProvider)) && !t.IsAbstract)
            .Select(t => (CodeFixProvider)Activator.CreateInstance(t)!),
    ];

    private Project Project => _solution.Projects.Single();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The texts of the files, without the file of the usings.</summary>
    public async Task<string[]> TextsAsync()
    {
        var texts = new List<string>();
        foreach (var document in Project.Documents.Where(d => d.Name.StartsWith("Source", StringComparison.Ordinal)).OrderBy(d => d.Name, StringComparer.Ordinal))
            texts.Add((await document.GetTextAsync(Cancellation)).ToString());
        return [.. texts];
    }

    /// <summary>The diagnostics that the analyzers report now, ordered by file and position.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync()
    {
        var compilation = await Project.GetCompilationAsync(Cancellation);
        var found = await compilation!.WithAnalyzers(AnalyzerRun.All, Project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(Cancellation);
        return [.. found.OrderBy(d => d.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start)];
    }

    /// <summary>The fixes that are offered for the last, and so the innermost, diagnostic of a rule.</summary>
    public async Task<IReadOnlyList<CodeAction>> OffersAsync(string id)
    {
        var diagnostic = (await DiagnosticsAsync()).Last(d => d.Id == id);
        var actions = new List<CodeAction>();
        foreach (var provider in Providers.Where(p => p.FixableDiagnosticIds.Contains(id)))
            await provider.RegisterCodeFixesAsync(new CodeFixContext(DocumentOf(diagnostic), diagnostic, (action, _) => actions.Add(action), Cancellation));
        return actions;
    }

    public async Task ApplyAsync(string id, string title) =>
        await ApplyAsync((await OffersAsync(id)).Single(a => a.Title == title));

    /// <summary>Fixes all diagnostics of a rule in the project at once, as the editor would.</summary>
    public async Task ApplyToAllAsync(string id, string title)
    {
        var diagnostics = (await DiagnosticsAsync()).Where(d => d.Id == id).ToList();
        var provider = Providers.Single(p => p.FixableDiagnosticIds.Contains(id));
        var context = new FixAllContext(
            DocumentOf(diagnostics[0]), provider, FixAllScope.Project, title, [id], new FoundDiagnostics(this, diagnostics), Cancellation);
        await ApplyAsync((await provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    public void Dispose() => _workspace.Dispose();

    private async Task ApplyAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(Cancellation);
        _solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    private Document DocumentOf(Diagnostic diagnostic) => _solution.GetDocument(diagnostic.Location.SourceTree)!;

    private sealed class FoundDiagnostics(FixRun run, List<Diagnostic> found) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(found.AsEnumerable());

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(found.Where(d => run.DocumentOf(d).Id == document.Id));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
