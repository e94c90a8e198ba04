using TypedStreaming.Simulator;

namespace TypedStreaming.Tests.Fixtures;

/// <summary>An org with platform events and change events, on their own channels and on custom ones.</summary>
internal static class EventBus
{
    public const string Ink = "/event/Low_Ink__e";
    public const string Docks = "/event/Dock__e";
    public const string Accounts = "/data/AccountChangeEvent";
    public const string Sales = "/data/Sales__chn";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<TestOrg> StartAsync(
        Action<SimulatedOrgOptions>? configureOrg = null, Action<StreamingClientOptions, SimulatedOrg>? configureClient = null)
    {
        var test = await TestOrg.StartAsync(configureOrg, configureClient);
        test.Org.AddPlatformEvent("Low_Ink__e", ["Printer_Model__c", "Ink_Percentage__c"]);
        test.Org.AddPlatformEvent("Dock__e");
        test.Org.AddPlatformEventChannel("Warehouse__chn", "Low_Ink__e", "Dock__e");
        test.Org.AddChangeEvents("Account");
        test.Org.AddChangeEvents("Contact");
        test.Org.AddChangeEventChannel(
            "Sales__chn", new ChangeEventMember("Account") { EnrichedFields = ["Industry"] }, new ChangeEventMember("Contact"));
        return test;
    }

    public static ValueTask<long> PublishInkAsync(this TestOrg test, string model, string? uuid = null) =>
        test.Org.PublishPlatformEventAsync(Ink, new { Printer_Model__c = model, Ink_Percentage__c = 0.2 }, uuid, Token);

    public static ValueTask<long> PublishChangeAsync(this TestOrg test, string type, object? fields = null, params string[] records) =>
        test.Org.PublishChangeEventAsync(new ChangeEventDraft("Account", type, records) { Fields = fields }, Token);

    /// <summary>Publishes a change event under a given id, which several may share.</summary>
    public static ValueTask PublishRawChangeAsync(this TestOrg test, string channel, long replayId, string record, string type = "UPDATE") =>
        test.Org.PublishRawAsync(
            channel,
            replayId,
            $$$"""
            {"schema":"s","payload":{"ChangeEventHeader":{"entityName":"Account","recordIds":["{{{record}}}"],"changeType":"{{{type}}}"} },"event":{"replayId":{{{replayId}}} } }
            """,
            Token);
}
