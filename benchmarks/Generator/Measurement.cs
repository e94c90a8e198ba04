using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.Generator;

/// <summary>One generator and a project of a given size, run as an editor runs it.</summary>
internal sealed class Measurement(Func<IIncrementalGenerator> makeGenerator, int types)
{
    private readonly List<double> _cold = [];
    private readonly List<double> _unrelatedBody = [];
    private readonly List<double> _unrelatedMember = [];
    private readonly List<double> _related = [];
    private readonly EventProject _project = new(types);

    public string Name { get; } = makeGenerator().GetType().Name;

    public double Cold => Median.Of(_cold);

    public double UnrelatedBody => Median.Of(_unrelatedBody);

    public double UnrelatedMember => Median.Of(_unrelatedMember);

    public double Related => Median.Of(_related);

    public void Run(int round, bool isWarmup)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([makeGenerator().AsSourceGenerator()], parseOptions: EventProject.ParseOptions);
        var first = _project.Compile();
        var cold = Time(ref driver, first);
        var body = first.ReplaceSyntaxTree(_project.Unrelated, EventProject.UnrelatedFile($"Console.WriteLine({round});"));
        var unrelatedBody = Time(ref driver, body);
        var member = body.ReplaceSyntaxTree(body.SyntaxTrees[^1], EventProject.UnrelatedFile("", $"public int Added{round + 10};"));
        var unrelatedMember = Time(ref driver, member);
        var related = Time(ref driver, member.ReplaceSyntaxTree(member.SyntaxTrees[0], EventProject.EventFile(0, $"public string? Added{round + 10} {{ get; init; }}")));
        if (isWarmup) return;
        _cold.Add(cold);
        _unrelatedBody.Add(unrelatedBody);
        _unrelatedMember.Add(unrelatedMember);
        _related.Add(related);
    }

    // Processor time: other programs on the machine do not count. A garbage collection that is left from an earlier step does
    // not belong to this step either.
    private static double Time(ref GeneratorDriver driver, CSharpCompilation compilation)
    {
        GC.Collect();
        var start = Environment.CpuUsage.TotalTime;
        driver = driver.RunGenerators(compilation);
        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
    }
}
