using System.Runtime.InteropServices;
using TypedStreaming.Simulator;

// A Salesforce org on this machine, which publishes an event each second until Ctrl-C. It accepts the login of the launch profile LocalOrg.
using var stopping = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

try
{
    await using var org = await SimulatedOrg.StartAsync(new SimulatedOrgOptions
    {
        Port = 5080,
        User = new SimulatedUser { ClientId = "local", ClientSecret = "local" },
    });
#if (IsPlatform)
    org.AddPlatformEvent("Low_Ink__e", ["Printer_Model__c", "Ink_Percentage__c"]);
#endif
#if (IsChange)
    org.AddChangeEvents("Account");
#endif
#if (IsPushTopic)
    org.AddPushTopic("AccountUpdates");
#endif
    Console.WriteLine($"The local org is listening on {org.Url}");
    for (var number = 1; ; number++)
    {
#if (IsPlatform)
        var fields = new { Printer_Model__c = $"XZO-{number}", Ink_Percentage__c = 100 - number % 100 };
        await org.PublishPlatformEventAsync("/event/Low_Ink__e", fields);
#endif
#if (IsChange)
        var change = new ChangeEventDraft("Account", "UPDATE", "001Kx00000Zz1AAIAZ") { Fields = new { Phone = $"555-{number:0000}" } };
        await org.PublishChangeEventAsync(change);
#endif
#if (IsPushTopic)
        var account = new { Id = "001Kx00000Zz1AAIAZ", Name = $"Acme {number}" };
        await org.PublishPushTopicAsync("/topic/AccountUpdates", "updated", account);
#endif
        await Task.Delay(TimeSpan.FromSeconds(1), stopping.Token);
    }
}
catch (OperationCanceledException)
{
    return 0;
}
catch (IOException e)
{
    Console.Error.WriteLine($"{e.Message} Another program may be using this port. Specify another port here and in Properties/launchSettings.json.");
    return 1;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopping.Cancel();
}
