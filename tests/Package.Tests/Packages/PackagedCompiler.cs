using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedStreaming.Package.Tests.Packages;

/// <summary>Compiles a program with only the content of the package: its library, its generator, its analyzers.</summary>
internal sealed class PackagedCompiler
{
    public const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    private readonly ImmutableArray<MetadataReference> _references;
    private readonly CompilerComponents _components;

    /// <param name="package">The package of the SDK, with the generator and the analyzers.</param>
    /// <param name="hosting">The package of hosting, for programs with handlers.</param>
    /// <param name="pubSub">The package of the Pub/Sub API, for programs with its client.</param>
    public PackagedCompiler(PackedPackage package, PackedPackage hosting, PackedPackage pubSub)
    {
        _components = CompilerComponents.From(package);
        _references =
        [
            .. Framework(),
            MetadataReference.CreateFromImage(package.Read("lib/net10.0/TypedStreaming.dll")),
            MetadataReference.CreateFromImage(hosting.Read("lib/net10.0/TypedStreaming.Hosting.dll")),
            MetadataReference.CreateFromImage(pubSub.Read("lib/net10.0/TypedStreaming.PubSub.dll")),
        ];
    }

    /// <summary>The ids of our rules that a program gets in a project with a description of its org, ordered by position.</summary>
    public async Task<IReadOnlyList<string>> RulesOfAsync(string program, ImmutableArray<AdditionalText> org, CancellationToken cancellationToken)
    {
        SyntaxTree[] trees = [Parse(program, "Program.cs", cancellationToken), Parse(ImplicitUsings, "Usings.cs", cancellationToken)];
        var input = CSharpCompilation.Create(
            "Program", trees, _references, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(_components.Generators, org, Language)
            .RunGeneratorsAndUpdateCompilation(input, out var output, out _, cancellationToken);
        var found = await output.WithAnalyzers(_components.Analyzers, new AnalyzerOptions(org)).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return [.. found.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start).Select(static diagnostic => diagnostic.Id)];
    }

    private static SyntaxTree Parse(string text, string path, CancellationToken cancellationToken) =>
        CSharpSyntaxTree.ParseText(text, Language, path, cancellationToken: cancellationToken);

    private static IEnumerable<MetadataReference> Framework() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(static file => Path.GetFileName(file) is var name
            && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
        .Select(static file => MetadataReference.CreateFromFile(file));
}
