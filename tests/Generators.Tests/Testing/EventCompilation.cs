using System.Collections.Immutable;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedStreaming.Generators.Emission;

namespace TypedStreaming.Generators.Tests.Testing;

/// <summary>A user's project in memory: sources, the SDK, and the generator as the compiler would run it.</summary>
internal sealed class EventCompilation
{
    /// <summary>The usings that every file gets from the SDK's implicit usings and from this library.</summary>
    public const string Prelude = "using System; using System.Text.Json.Serialization; using TypedStreaming;\n";

    public const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(p => IsReference(Path.GetFileName(p)))
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    public static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999);

    private EventCompilation? _library;

    private EventCompilation(CSharpCompilation input, CSharpParseOptions options, IReadOnlyList<MetadataText>? org = null)
    {
        Input = input;
        Org = [.. org ?? []];
        Driver = CSharpGeneratorDriver
            .Create(
                [new EventGenerator().AsSourceGenerator()],
                Org,
                options,
                driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
            .RunGeneratorsAndUpdateCompilation(input, out var output, out var reported);
        Output = (CSharpCompilation)output;
        Reported = reported;
    }

    public CSharpCompilation Input { get; }

    public CSharpCompilation Output { get; }

    /// <summary>The files that describe the org.</summary>
    public ImmutableArray<AdditionalText> Org { get; }

    public GeneratorDriver Driver { get; }

    /// <summary>The diagnostics of the generator itself: always none.</summary>
    public ImmutableArray<Diagnostic> Reported { get; }

    /// <summary>The emitted files of the event types.</summary>
    public ImmutableArray<GeneratedSourceResult> Generated =>
        [.. Driver.GetRunResult().Results[0].GeneratedSources.Where(g => g.HintName is not (RegistryEmitter.HintName or HandlerListEmitter.HintName))];

    /// <summary>The emitted list of the event types, or null.</summary>
    public string? Registrations => TextOf(RegistryEmitter.HintName);

    /// <summary>The emitted list of the handlers, or null.</summary>
    public string? Handlers => TextOf(HandlerListEmitter.HintName);

    public static EventCompilation Of(params string[] sources) => Of(LanguageVersion.Latest, sources);

    public static EventCompilation Of(LanguageVersion version, params string[] sources)
    {
        var options = new CSharpParseOptions(version);
        return new EventCompilation(Compile(options, sources), options);
    }

    /// <summary>Compiles a project that references another compiled one.</summary>
    public static EventCompilation Using(EventCompilation library, params string[] sources)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var reference = MetadataReference.CreateFromImage(library.Image());
        return new EventCompilation(Compile(options, sources).AddReferences(reference), options) { _library = library };
    }

    /// <summary>Compiles files as they are, with the usings that every project has.</summary>
    public static EventCompilation OfProgram(params string[] files) => Of(static input => input, files);

    /// <summary>The same with another name, kind or references.</summary>
    public static EventCompilation Of(Func<CSharpCompilation, CSharpCompilation> change, params string[] files) => Of(change, [], files);

    /// <summary>Compiles files as they are, in a project with a description of the org.</summary>
    public static EventCompilation OfOrg(IReadOnlyList<MetadataText> org, params string[] files) => Of(static input => input, org, files);

    public static EventCompilation Of(Func<CSharpCompilation, CSharpCompilation> change, IReadOnlyList<MetadataText> org, string[] files)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var trees = files.Select((f, i) => CSharpSyntaxTree.ParseText(f, options, $"Source{i}.cs"))
            .Append(CSharpSyntaxTree.ParseText(ImplicitUsings, options, "GlobalUsings.cs"));
        return new EventCompilation(change(Compile(trees)), options, org);
    }

    public static CSharpCompilation Compile(CSharpParseOptions options, params string[] sources) =>
        Compile(sources.Select((s, i) => Parse(s, options, $"Source{i}.cs")));

    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "Events" + Guid.NewGuid().ToString("N"),
        trees,
        References,
        Options);

    public static SyntaxTree Parse(string source, CSharpParseOptions options, string path) =>
        CSharpSyntaxTree.ParseText(Prelude + source, options, path);

    /// <summary>Errors and warnings of the whole compilation, including the emitted files.</summary>
    public IReadOnlyList<Diagnostic> Problems() =>
        [.. Output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)];

    /// <summary>Compiles to memory and loads the result.</summary>
    public System.Reflection.Assembly Load()
    {
        var context = new AssemblyLoadContext(Output.AssemblyName, isCollectible: true);
        if (_library is not null) context.LoadFromStream(new MemoryStream(_library.Image()));
        return context.LoadFromStream(new MemoryStream(Image()));
    }

    private static bool IsReference(string file) =>
        file.StartsWith("System.", StringComparison.Ordinal)
        || file.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        || file is "TypedStreaming.dll" or "TypedStreaming.Hosting.dll" or "TypedStreaming.PubSub.dll" or "netstandard.dll" or "mscorlib.dll";

    private string? TextOf(string hint) =>
        Driver.GetRunResult().Results[0].GeneratedSources.Where(g => g.HintName == hint).Select(g => g.SourceText.ToString()).SingleOrDefault();

    private byte[] Image()
    {
        using var stream = new MemoryStream();
        var result = Output.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return stream.ToArray();
    }
}
