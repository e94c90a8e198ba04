using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedStreaming.Generators.OrgChecks;
using TypedStreaming.Generators.Parsing;
using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Schema.Reading;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Caching;

/// <summary>A project with a description of its org, as an editor runs it. Counts the files that are read.</summary>
internal sealed class SchemaRun
{
    private readonly ConcurrentQueue<string> _read = new();
    private readonly SchemaTexts _texts;
    private readonly List<AdditionalText> _org;
    private CSharpCompilation _compilation;
    private GeneratorDriver _driver;

    public SchemaRun(IEnumerable<MetadataText> org, params string[] files)
    {
        _texts = new SchemaTexts((path, text) =>
        {
            _read.Enqueue(path);
            return SchemaFileReader.Read(path, text);
        });
        _org = [.. org];
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        _compilation = EventCompilation.Compile(options, files);
        _driver = CSharpGeneratorDriver.Create(
            [new EventGenerator(EventTypeParser.Parse, _texts).AsSourceGenerator()],
            _org,
            options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
    }

    /// <summary>The files that were read since the last call, by the names of their fields or objects.</summary>
    public string TakeRead()
    {
        var names = string.Join(' ', _read.Select(SchemaPaths.NameOf).Order(StringComparer.Ordinal));
        _read.Clear();
        return names;
    }

    /// <summary>The number of files that were read since the last call of <see cref="TakeRead"/>.</summary>
    public int ReadCount => _read.Count;

    public void Generate() => _driver = _driver.RunGenerators(_compilation, TestContext.Current.CancellationToken);

    public async Task<string> AnalyzeAsync()
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_compilation, out var output, out _, TestContext.Current.CancellationToken);
        var found = await output.WithAnalyzers([new SchemaFileAnalyzer(_texts), new OrgSchemaAnalyzer(_texts)], new AnalyzerOptions([.. _org]))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return string.Join(' ', found.Select(static d => d.Id).Order(StringComparer.Ordinal));
    }

    public void EditCode(int index, string text)
    {
        var tree = _compilation.SyntaxTrees[index];
        _compilation = _compilation.ReplaceSyntaxTree(tree, EventCompilation.Parse(text, (CSharpParseOptions)tree.Options, tree.FilePath));
    }

    public void EditFile(MetadataText edited)
    {
        var index = _org.FindIndex(text => text.Path == edited.Path);
        _driver = _driver.ReplaceAdditionalText(_org[index], edited);
        _org[index] = edited;
    }

    public void AddFile(MetadataText added)
    {
        _driver = _driver.AddAdditionalTexts([added]);
        _org.Add(added);
    }

    /// <summary>The reason for each output of a step.</summary>
    public IncrementalStepRunReason[] ReasonsOf(string step) =>
        Result.TrackedSteps.TryGetValue(step, out var steps) ? [.. steps.SelectMany(static s => s.Outputs).Select(static o => o.Reason)] : [];

    /// <summary>The number of emitted files that are not those of the last run.</summary>
    public int EmittedAgain() =>
        Result.TrackedOutputSteps.SelectMany(static s => s.Value).SelectMany(static s => s.Outputs)
            .Count(static o => o.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);

    private GeneratorRunResult Result => _driver.GetRunResult().Results[0];
}
