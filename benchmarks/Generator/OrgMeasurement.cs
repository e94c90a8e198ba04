using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.Generator;

/// <summary>One generator and a project of 100 event types with the description of a large org, run as an editor runs it.</summary>
internal sealed class OrgMeasurement(Func<IIncrementalGenerator> makeGenerator)
{
    private const int Types = 100;
    private const int Edits = 20;
    private const double Megabyte = 1024 * 1024;

    private readonly List<double> _cold = [];
    private readonly List<double> _first = [];
    private readonly List<double> _unrelated = [];
    private readonly List<double> _field = [];
    private readonly List<double> _growth = [];
    private readonly EventProject _project = new(Types);

    public string Name { get; } = makeGenerator().GetType().Name;

    public double Cold => Median.Of(_cold);

    /// <summary>The first edit, after which the driver marks everything as known.</summary>
    public double FirstEdit => Median.Of(_first);

    public double Unrelated => Median.Of(_unrelated);

    public double Field => Median.Of(_field);

    /// <summary>The memory that the process has more after the run than after its files were loaded, in MiB.</summary>
    public double Growth => Median.Of(_growth);

    /// <summary>Runs the generator with new files, so that no result of an earlier round is reused.</summary>
    public void Run(int round, bool isWarmup)
    {
        var files = LargeOrg.Files();
        var loaded = Resident();
        GeneratorDriver driver = CSharpGeneratorDriver.Create([makeGenerator().AsSourceGenerator()], files, EventProject.ParseOptions);
        var first = _project.Compile();
        var cold = Time(ref driver, first);
        var growth = Resident() - loaded;
        var edited = first.ReplaceSyntaxTree(_project.Unrelated, EventProject.UnrelatedFile($"Console.WriteLine({round});"));
        var firstEdit = Time(ref driver, edited);
        var unrelated = 0.0;
        for (var edit = 0; edit < Edits; edit++)
        {
            edited = edited.ReplaceSyntaxTree(edited.SyntaxTrees[^1], EventProject.UnrelatedFile($"Console.WriteLine({round + 100 + edit});"));
            unrelated += Time(ref driver, edited) / Edits;
        }

        var changed = LargeOrg.Edited($"Round {round}.");
        driver = driver.ReplaceAdditionalText(files.Single(file => file.Path == changed.Path), changed);
        var field = Time(ref driver, edited);
        GC.KeepAlive(driver);
        if (isWarmup) return;
        _cold.Add(cold);
        _first.Add(firstEdit);
        _unrelated.Add(unrelated);
        _field.Add(field);
        _growth.Add(growth / Megabyte);
    }

    private static double Resident()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Environment.WorkingSet;
    }

    private static double Time(ref GeneratorDriver driver, CSharpCompilation compilation)
    {
        GC.Collect();
        var start = Environment.CpuUsage.TotalTime;
        driver = driver.RunGenerators(compilation);
        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
    }
}
