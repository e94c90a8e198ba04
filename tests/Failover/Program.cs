using System.Runtime.InteropServices;
using TypedStreaming.Failover;
using TypedStreaming.Failover.Reading;
using TypedStreaming.Failover.Working;

using var stopping = new CancellationTokenSource();

// The user starts the first process. It starts the others, and ends them by closing their input.
return args switch
{
    [ReaderProgram.Role, var name, var org, var database, var broker, var manner] =>
        await ReaderProgram.RunAsync(name, new Uri(org), database, new Uri(broker), Enum.Parse<Manner>(manner)),
    [WorkerProgram.Role, var name, var ledger, var broker, var manner] =>
        await WorkerProgram.RunAsync(name, int.Parse(ledger), new Uri(broker), Enum.Parse<Manner>(manner)),
    _ => FailoverOptions.Parse(args) is { } options ? await RunAsync(options) : Explain(),
};

async Task<int> RunAsync(FailoverOptions options)
{
    using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    return await FailoverRun.RunAsync(options, stopping.Token);
}

static int Explain()
{
    Console.Error.WriteLine(FailoverOptions.Usage);
    return 2;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopping.Cancel();
}
