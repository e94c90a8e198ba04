using System.Runtime.InteropServices;
using TypedStreaming.Soak;
using TypedStreaming.Soak.Consuming;
using TypedStreaming.Soak.Publishing;

using var stopping = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

// The user starts the first; it starts the others, and ends them by closing their input.
return args switch
{
    [OrgProgram.Role, var published, var pace, var faultSeed, var transport] =>
        await OrgProgram.RunAsync(published, int.Parse(pace), int.Parse(faultSeed), Enum.Parse<Transport>(transport)),
    [ConsumerProgram.Role, var address, var folder, var manner, var orElse] =>
        await ConsumerProgram.RunAsync(OrgAddress.Parse(address), folder, Enum.Parse<Manner>(manner), Starts.Parse(orElse)!),
    _ => SoakOptions.Parse(args) is { } options ? await SoakRun.RunAsync(options, stopping.Token) : Explain(),
};

static int Explain()
{
    Console.Error.WriteLine(SoakOptions.Usage);
    return 2;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopping.Cancel();
}
