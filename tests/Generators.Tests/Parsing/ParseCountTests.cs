using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedStreaming.Generators.Analyzers;
using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Tests.Analyzers;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Parsing;

/// <summary>
/// A build parses each type twice: the generator before it emits, and one analyzer after it. The two see different
/// compilations, so they cannot share a result.
/// </summary>
public sealed class ParseCountTests
{
    private const string Source = """
        [PushTopic("/topic/A")] public partial record Good { public string? Id { get; init; } public Place? Place { get; init; } }
        [ChangeEvent("/u/B")] public class Bad { public object? Name { get; init; } }
        [GenericEvent("/u/C")] public partial record Text(string Message);
        public sealed class Place { public string? City { get; init; } }
        """;

    [Fact]
    public void The_generator_parses_a_type_once()
    {
        var counter = new ParseCounter();
        Generate(counter);
        Assert.Equal("Bad:1 Good:1 Text:1", counter.Counts);
    }

    [Fact]
    public async Task All_analyzers_together_parse_a_type_once()
    {
        var output = Generate(new ParseCounter());
        var counter = new ParseCounter();
        var found = await AnalyzeAsync(output, AnalyzerRun.All.Select(a => a is EventTypeAnalyzer ? new EventTypeAnalyzer(counter.Parse) : a));
        Assert.Equal("Bad:1 Good:1 Text:1", counter.Counts);
        Assert.Equal("TSE0002 TSE0006 TSE0009 TSE0014", found);
    }

    [Fact]
    public async Task The_count_shows_analyzers_that_parse_again()
    {
        var counter = new ParseCounter();
        await AnalyzeAsync(Generate(counter), Enumerable.Range(0, 3).Select(_ => new EventTypeAnalyzer(counter.Parse)));
        Assert.Equal("Bad:4 Good:4 Text:4", counter.Counts);
    }

    /// <summary>So that the counter sees every call, except those for the few places in a program that publish events.</summary>
    [Fact]
    public void Nothing_else_names_the_parser()
    {
        var folder = Repository.PathOf("src", "Generators");
        var naming = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).StartsWith("obj", StringComparison.Ordinal))
            .Where(file => File.ReadLines(file).Any(line => line.Contains("EventTypeParser.", StringComparison.Ordinal) && !line.TrimStart().StartsWith("///", StringComparison.Ordinal)))
            .Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal);
        Assert.Equal(["EventGenerator.cs", "EventTypeAnalyzer.cs", "PublishingAnalyzer.cs"], naming);
    }

    private static Compilation Generate(ParseCounter counter)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        CSharpGeneratorDriver
            .Create([new EventGenerator(counter.Parse, SchemaTexts.Shared).AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(EventCompilation.Compile(options, Source), out var output, out _, TestContext.Current.CancellationToken);
        return output;
    }

    private static async Task<string> AnalyzeAsync(Compilation output, IEnumerable<DiagnosticAnalyzer> analyzers)
    {
        var found = await output.WithAnalyzers([.. analyzers]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return string.Join(' ', found.Select(d => d.Id).Order(StringComparer.Ordinal));
    }
}
