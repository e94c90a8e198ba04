using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using TypedStreaming.Generators.Parsing;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Emission;

/// <summary>A project of a solution, compiled with its references; its names are those that the build would give it.</summary>
internal sealed class ComposedProject
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    private readonly CSharpCompilation _output;
    private readonly ImmutableArray<ComposedProject> _libraries;
    private readonly EmitResult _result;
    private readonly byte[] _image;

    private ComposedProject(CSharpCompilation output, ImmutableArray<ComposedProject> libraries)
    {
        (_output, _libraries) = (output, libraries);
        using var stream = new MemoryStream();
        _result = output.Emit(stream);
        _image = stream.ToArray();
    }

    public static ComposedProject Of(string assembly, string? rootNamespace, OutputKind kind, string source, params ImmutableArray<ComposedProject> libraries)
    {
        string[] files = [EventCompilation.ImplicitUsings, source];
        var input = CSharpCompilation.Create(
            assembly,
            files.Select((file, i) => CSharpSyntaxTree.ParseText(SourceText.From(file), Language, $"Source{i}.cs")),
            [.. EventCompilation.References, .. libraries.Select(library => MetadataReference.CreateFromImage(library._image))],
            EventCompilation.Options.WithOutputKind(kind));
        CSharpGeneratorDriver.Create([new EventGenerator().AsSourceGenerator()], parseOptions: Language, optionsProvider: new BuildProperties(rootNamespace))
            .RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        return new ComposedProject((CSharpCompilation)output, libraries);
    }

    /// <summary>Errors and warnings of the whole compilation, including the emitted files.</summary>
    public IReadOnlyList<string> Problems() =>
        [.. _result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => $"{_output.AssemblyName}: {d}")];

    /// <summary>Runs the program, which has no errors.</summary>
    /// <returns>Its exit code.</returns>
    public int Run()
    {
        var context = new AssemblyLoadContext(_output.AssemblyName, isCollectible: true);
        foreach (var library in _libraries) context.LoadFromStream(new MemoryStream(library._image));
        var program = context.LoadFromStream(new MemoryStream(_image));
        return (int)program.EntryPoint!.Invoke(null, [Array.Empty<string>()])!;
    }

    /// <summary>The properties that the build passes to the compiler for a project.</summary>
    private sealed class BuildProperties(string? rootNamespace) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new RootNamespace(rootNamespace);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class RootNamespace(string? value) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? found) =>
            (found = key == ListClassName.RootNamespaceOption ? value : null) is not null;
    }
}
