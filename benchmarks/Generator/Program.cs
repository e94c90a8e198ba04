using Microsoft.CodeAnalysis;
using TypedStreaming.Benchmarks.Generator;
using TypedStreaming.Generators;

// Measures the time that an editor or a build waits for the generator. Medians of interleaved rounds, so that a busy machine
// affects both sides alike; an argument sets the number of rounds.
// "org" measures with the description of a large org instead.
var isOrg = args.Length > 0 && args[0] == "org";
var rounds = args.Length > (isOrg ? 1 : 0) ? int.Parse(args[isOrg ? 1 : 0]) : 15;
Func<IIncrementalGenerator>[] generators = [() => new EventGenerator(), () => new BareGenerator()];
if (isOrg)
{
    OrgReport.Write([.. generators, () => new FilesGenerator()], rounds);
    return;
}

Console.WriteLine($"{"types",6} {"generator",-12} {"cold",12} {"unrelated body",15} {"unrelated member",17} {"related edit",13}   (processor milliseconds, median of {rounds})");

// In an editor the compiler's own code is already optimised; a large project does that here before the measurement.
foreach (var one in generators.Select(g => new Measurement(g, types: 1000)))
    for (var round = 0; round < 6; round++) one.Run(round, isWarmup: true);

foreach (var types in new[] { 1, 100, 1000 })
{
    Measurement[] measured = [.. generators.Select(g => new Measurement(g, types))];
    for (var round = -3; round < rounds; round++)
        foreach (var one in measured) one.Run(round, isWarmup: round < 0);
    foreach (var one in measured)
        Console.WriteLine($"{types,6} {one.Name,-12} {one.Cold,12:F2} {one.UnrelatedBody,15:F2} {one.UnrelatedMember,17:F2} {one.Related,13:F2}");
}
