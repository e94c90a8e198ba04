using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using SalesforceApp._1;
using TypedStreaming;

using var stopping = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

// Continue after the last stored position, or start with the oldest event that the org still keeps.
var options = new EventsOptions { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest) };
try
{
    await using var client = new StreamingClient(Settings.Read());

    // An event is acknowledged when the loop asks for the next one.
#if (IsPlatform)
    await foreach (var ink in client.Events<LowInk>(options, stopping.Token))
        Console.WriteLine($"Event {ink.Metadata.ReplayId}: {ink.PrinterModel} has {ink.InkPercentage} % of its ink left");
#endif
#if (IsChange)
    await foreach (var account in client.Events<AccountChange>(options, stopping.Token))
        Console.WriteLine($"Event {account.Metadata.ReplayId}: {string.Join(", ", account.Header.RecordIds)}: phone {account.Phone}");
#endif
#if (IsPushTopic)
    await foreach (var account in client.Events<AccountUpdate>(options, stopping.Token))
        Console.WriteLine($"Event {account.Metadata.ReplayId}: {account.Name} was updated");
#endif
    return 0;
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return 0;
}
catch (Exception e) when (e is StreamingException or OptionsValidationException or FormatException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopping.Cancel();
}
