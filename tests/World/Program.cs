using TypedStreaming.World.Oracle;
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
var wanted = args.FirstOrDefault(a => a.StartsWith("-k="))?[3..]; var text = args.FirstOrDefault(a => a.StartsWith("-t="))?[3..] ?? ""; var max = int.Parse(args.FirstOrDefault(a => a.StartsWith("-n="))?[3..] ?? "1");
bool Is(Violation v) => v.Kind.ToString() == wanted && v.Text.Contains(text);
for (var i = 0; i < count; i++)
{
    var plan = maker.Make(seed + i);
    var verdict = await PlanRun.RunAsync(plan, tally, verbose ? Console.WriteLine : null);
    foreach (var v in verdict.Violations.DistinctBy(v => v.Kind))
    {
        kinds[v.Kind.ToString()] = kinds.GetValueOrDefault(v.Kind.ToString()) + 1;
        first.TryAdd(v.Kind.ToString(), $"seed {plan.Seed}: {v}");
    }
    if (verbose) foreach (var v in verdict.Violations) Console.WriteLine(v);
    if (wanted is not null && verdict.Violations.Any(Is) && max-- > 0)
    {
        var small = await new Shrinker(async p => (await PlanRun.RunAsync(p, new Tally())).Violations.Any(Is)).ShrinkAsync(plan);
        Console.WriteLine("==== " + PlanText.Of(small));
        var r = await PlanRun.RunAsync(small, new Tally(), t => { if (!args.Contains("-q")) Console.WriteLine(t); });
        foreach (var v in r.Violations) Console.WriteLine(v);
        if (max == 0) break;
    }
}
Console.WriteLine($"{tally.Steps} steps {tally.Plans} plans {tally.Events} events in {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.0} s, {tally.Steps / TimeProvider.System.GetElapsedTime(start).TotalSeconds:0}/s");
foreach (var k in kinds) Console.WriteLine($"{k.Key}: {k.Value}   {first[k.Key]}");
Console.WriteLine(string.Join(", ", tally.Faults.Select(f => $"{f.Key} {f.Value}")));
