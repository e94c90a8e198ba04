using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedStreaming.Package.Tests.Packages;

namespace TypedStreaming.Package.Tests.Snippets;

/// <summary>Compiles blocks of the docs with the generator and the analyzers of the package. Thread-safe.</summary>
internal sealed class SnippetCompiler
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    /// <summary>The messages of the compiler about a correct fragment: its variables and methods are used by the text around it.</summary>
    private static readonly string[] Fragmentary = ["CS0168", "CS0219", "CS1998", "CS8321"];

    private readonly CompilerComponents _components;
    private readonly Surroundings _none;
    private readonly Surroundings _shop;

    public SnippetCompiler(PackedPackage package)
    {
        _components = CompilerComponents.From(package).With(CompilerComponents.At(JsonGenerator()));
        var empty = CSharpCompilation.Create(
            "Snippet", [], References(), new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        _none = Around(empty.AddSyntaxTrees(Parse(PackagedCompiler.ImplicitUsings, "Usings.cs")));
        _shop = Around(empty.AddReferences(Shop(empty)).AddSyntaxTrees(Read("Usings.cs.txt")));
    }

    /// <summary>The errors and warnings of a block that its comments do not announce, and the announced ones that it does not get.</summary>
    public async Task<IReadOnlyList<string>> ProblemsOfAsync(Snippet snippet, CancellationToken cancellationToken)
    {
        var found = await CompileAsync(snippet, cancellationToken);
        var announced = snippet.AnnouncedIds;
        return
        [
            .. found.Where(diagnostic => !announced.Contains(diagnostic.Id, StringComparer.Ordinal)).Select(static diagnostic => diagnostic.ToString()),
            .. announced.Except(found.Select(static diagnostic => diagnostic.Id), StringComparer.Ordinal)
                .Select(id => $"{snippet.Source}: a comment announces {id}, which is not reported"),
        ];
    }

    private async Task<IReadOnlyList<Diagnostic>> CompileAsync(Snippet snippet, CancellationToken cancellationToken)
    {
        var frame = snippet.Frame is { } name ? Frames.Find(name, snippet.Source) : new Frame("", "");
        var block = Parse($"{frame.Before}\n#line {snippet.Line} \"{snippet.File}\"\n{snippet.Code}\n#line default\n{frame.After}\n", snippet.File);
        var isProgram = block.GetCompilationUnitRoot(cancellationToken).Members.Any(static member => member is GlobalStatementSyntax);
        var around = snippet.Frame is null ? _none : _shop;
        var input = around.Compilation.AddSyntaxTrees(block);
        if (isProgram) input = input.WithOptions(input.Options.WithOutputKind(OutputKind.ConsoleApplication));
        around.Driver.RunGeneratorsAndUpdateCompilation(input, out var output, out var generated, cancellationToken);
        var analyzed = await output.WithAnalyzers(_components.Analyzers).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return [.. output.GetDiagnostics(cancellationToken).Concat(generated).Concat(analyzed).Where(IsReported)];
    }

    /// <summary>The library of what fragments take for granted: compiled once, not with each block.</summary>
    private PortableExecutableReference Shop(CSharpCompilation empty)
    {
        var input = empty.WithAssemblyName("Shop").AddSyntaxTrees(Read("Shop.cs.txt"));
        Around(input).Driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        using var assembly = new MemoryStream();
        var errors = output.Emit(assembly).Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(errors);
        return MetadataReference.CreateFromImage(assembly.ToArray());
    }

    private static SyntaxTree Read(string file) => Parse(File.ReadAllText(Repository.PathOf("tests/Package.Tests/Snippets/" + file)), file);

    /// <summary>Binds the references and runs the generators once, so that each block only adds itself.</summary>
    private Surroundings Around(CSharpCompilation compilation) =>
        new(compilation, CSharpGeneratorDriver.Create(_components.Generators, parseOptions: Language).RunGenerators(compilation));

    private static bool IsReported(Diagnostic diagnostic) =>
        diagnostic.Severity >= DiagnosticSeverity.Info && !diagnostic.IsSuppressed && !Fragmentary.Contains(diagnostic.Id, StringComparer.Ordinal);

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Language, path);

    /// <summary>All that these tests run with: the framework, ASP.NET Core, xunit, and our assemblies.</summary>
    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(static file => file != typeof(SnippetCompiler).Assembly.Location)
        .Select(static file => MetadataReference.CreateFromFile(file));

    /// <summary>The generator of JsonSerializerContext, which is in the reference pack of the SDK.</summary>
    private static string JsonGenerator()
    {
        var packs = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../packs/Microsoft.NETCore.App.Ref"));
        return Directory.GetFiles(packs, "System.Text.Json.SourceGeneration.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
    }

    private sealed record Surroundings(CSharpCompilation Compilation, GeneratorDriver Driver);
}
