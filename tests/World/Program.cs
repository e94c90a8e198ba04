using TypedStreaming.World.Plans;
using TypedStreaming.World.Running;

Quiet.TakeOneThread();
await Task.Yield();
var maker = new PlanMaker(new Theme(args.Contains("--plain")));
var tally = new Tally();
var kinds = new SortedDictionary<string, int>();
var first = new Dictionary<string, string>();
var start = TimeProvider.System.GetTimestamp();
long seed = long.Parse(args[0]); int count = int.Parse(args[1]); var verbose = args.Contains("-v");
for (var i = 0; i < count; i++)
{
    var plan = maker.Make(seed + i);
    var trace = new Trace(verbose ? Console.WriteLine : null);
    var scene = new Scene(plan, tally, trace);
    for (var n = 0; n < plan.Acts.Length; n++) await scene.StepAsync(plan.Acts[n], n);
    await scene.HealAsync();
    tally.Plans++;
    foreach (var v in scene.Violations.DistinctBy(v => v.Kind))
    {
        kinds[v.Kind.ToString()] = kinds.GetValueOrDefault(v.Kind.ToString()) + 1;
        first.TryAdd(v.Kind.ToString(), $"seed {plan.Seed}: {v}");
    }
    if (verbose) foreach (var v in scene.Violations) Console.WriteLine(v);
}
Console.WriteLine($"{tally.Steps} steps {tally.Plans} plans {tally.Events} events in {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.0} s, {tally.Steps / TimeProvider.System.GetElapsedTime(start).TotalSeconds:0}/s");
foreach (var k in kinds) Console.WriteLine($"{k.Key}: {k.Value}   {first[k.Key]}");
Console.WriteLine(string.Join(", ", tally.Faults.Select(f => $"{f.Key} {f.Value}")));
