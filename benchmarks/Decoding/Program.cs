using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using TypedStreaming.Benchmarks.Decoding;
using TypedStreaming.Benchmarks.Decoding.Scanning;

// Compares emitted readers with hand-written readers and with System.Text.Json. README.md has the commands.
foreach (var one in Cases.All) one.Verify();
switch (args)
{
    case ["--smoke"]:
        Console.WriteLine($"{Cases.All.Count} documents, each read alike in four ways");
        break;
    case ["--alternate", .. var rest]:
        Alternation.Run(rounds: rest is [var rounds, ..] ? int.Parse(rounds) : 25, events: rest is [_, var events] ? events : "");
        break;
    case ["--scan", .. var rest]:
        ScanAlternation.Run(rounds: rest is [var count] ? int.Parse(count) : 25);
        break;
    default:
        // In this process: a toolchain that builds would need a separate project for each benchmark.
        BenchmarkRunner.Run<DecodingBenchmarks>(
            DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance)).WithArtifactsPath("artifacts/benchmarks"), args);
        break;
}
