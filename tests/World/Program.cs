using TypedStreaming.World.Controls;
using TypedStreaming.World.Recorded;
using TypedStreaming.World.Running;

if (WorldOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(WorldOptions.Usage);
    return 2;
}

if (options.OnlyControls) return await ControlRun.RunAsync(options.Name);
Quiet.TakeOneThread();
await Task.Yield();
var tally = new Tally();
if (options.Plan is { } seed) return await OnePlan.RunAsync(new RandomRun(options, tally).Make(seed), options.Shrinks);
var violations = options.OnlyRandom ? 0 : await RecordedRun.RunAsync(tally, options.OnlyRecorded ? options.Name : null);
if (!options.OnlyRecorded) violations += await new RandomRun(options, tally).RunAsync();
Console.WriteLine($"{tally}, violations {violations}");
return violations == 0 ? 0 : 1;
