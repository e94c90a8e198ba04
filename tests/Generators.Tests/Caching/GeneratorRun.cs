using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Caching;

/// <summary>The generator run twice, as an editor does: on some files, then again after an edit of one of them.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorRunResult _second;

    private GeneratorRun(GeneratorRunResult second) => _second = second;

    /// <summary>All values that the named steps returned.</summary>
    public IEnumerable<object> Values =>
        PipelineSteps.All.SelectMany(Outputs).Select(o => o.Value);

    public static GeneratorRun Of(params string[] files) => AfterEdit(0, files[0], files);

    public static GeneratorRun AfterEdit(int index, string edited, params string[] files) => AfterEdit(index, _ => edited, files);

    /// <summary>The same with an edit that depends on the assembly's name.</summary>
    public static GeneratorRun AfterEdit(int index, Func<string, string> edited, params string[] files)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var first = EventCompilation.Compile(options, files);
        var tree = first.SyntaxTrees[index];
        var second = first.ReplaceSyntaxTree(tree, EventCompilation.Parse(edited(first.AssemblyName!), options, tree.FilePath));
        var driver = CSharpGeneratorDriver.Create(
            [new EventGenerator().AsSourceGenerator()],
            parseOptions: options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(driver.RunGenerators(first).RunGenerators(second).GetRunResult().Results[0]);
    }

    /// <summary>The reason for each output of a step, in the order of the event types.</summary>
    public IncrementalStepRunReason[] ReasonsOf(string step) => [.. Outputs(step).Select(o => o.Reason)];

    /// <summary>The same for the files themselves.</summary>
    public IncrementalStepRunReason[] FileReasons() =>
        [.. _second.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason)];

    private IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(string step) =>
        _second.TrackedSteps.TryGetValue(step, out var steps) ? steps.SelectMany(s => s.Outputs) : [];
}
