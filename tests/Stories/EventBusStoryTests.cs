using TypedStreaming.Simulator;
using TypedStreaming.Stories.EventBus;

namespace TypedStreaming.Stories;

/// <summary>Each program has the result that docs/platform-and-change-events.md shows.</summary>
public sealed class EventBusStoryTests
{
    private const int Limit = 30_000;
    private const string Ink = "/event/Low_Ink__e";
    private const string Accounts = "/data/AccountChangeEvent";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task Ink_alarm()
    {
        await using var stage = await SetAsync();
        var program = InkAlarm.RunAsync(stage.Client, stage.Output);
        await stage.Org.WaitForSubscribersAsync(Ink, 1, Token);
        var first = await stage.Org.PublishPlatformEventAsync(Ink, new { Printer_Model__c = "XZO-5", Ink_Percentage__c = 0.2 }, cancellationToken: Token);
        await stage.Org.PublishDuplicateAsync(Ink, first, Token);
        await stage.Org.PublishPlatformEventAsync(Ink, new { Printer_Model__c = "MFP-1", Ink_Percentage__c = 0.1 }, cancellationToken: Token);
        await program;

        Assert.Equal(["XZO-5 is at 0.2", "MFP-1 is at 0.1"], stage.Written);
    }

    [Fact(Timeout = Limit)]
    public async Task Phone_book() => Assert.Equal(
        ["the phone is 555-0100 now", "there is no phone any more", "the phone is what it was"],
        await PlayAsync(PhoneBook.RunAsync, Update(new { Phone = "555-0100" }), Update(new { Phone = (string?)null }), Update(new { Fax = "1" })));

    [Fact(Timeout = Limit)]
    public async Task Address() => Assert.Equal(
        ["moved to Paris"], await PlayAsync(Addresses.RunAsync, Update(new { BillingAddress = new { City = "Paris" } })));

    [Fact(Timeout = Limit)]
    public async Task Description() => Assert.Equal(
        ["one zwei three"],
        await PlayAsync(Descriptions.RunAsync, Update(new { Description = TextDifference.Between("one\ntwo\nthree", "one\nzwei\nthree") })));

    [Fact(Timeout = Limit)]
    public async Task Gaps_told() => Assert.Equal(
        ["GapEvent: read Account 001A again", "UPDATE Account 001B"],
        await PlayAsync(GapsTold.RunAsync, new("Account", "GAP_UPDATE", "001A"), Update(new { Phone = "1" })));

    [Fact(Timeout = Limit)]
    public async Task Gap_deliveries() => Assert.Equal(
        ["read again: 001A, 001C", "UPDATE Account 001B"],
        await PlayAsync(GapDeliveries.RunAsync, new("Account", "GAP_UPDATE", "001A", "001C"), Update(new { Phone = "1" })));

    [Fact(Timeout = Limit)]
    public async Task Thrown_gap() => Assert.Equal(
        ["GapEvent: read Account 001A again", "UPDATE Account 001B"],
        await PlayAsync(ThrownGap.RunAsync, new("Account", "GAP_UPDATE", "001A"), Update(new { Phone = "1" })));

    /// <summary>The negative control: what is not published is not reported.</summary>
    [Fact(Timeout = Limit)]
    public async Task Without_a_gap_no_record_is_read_anew() => Assert.Equal(
        ["UPDATE Account 001B"], await PlayAsync(GapsTold.RunAsync, Update(new { Phone = "1" })));

    [Fact(Timeout = Limit)]
    public async Task Warehouse_channel()
    {
        await using var stage = await SetAsync();
        var program = Warehouse.RunAsync(stage.Client, stage.Output);
        await stage.Org.WaitForSubscribersAsync("/event/Warehouse__chn", 1, Token);
        await stage.Org.PublishPlatformEventAsync("/event/Dock__e", new { Dock__c = 4 }, cancellationToken: Token);
        await stage.Org.PublishPlatformEventAsync(Ink, new { Printer_Model__c = "XZO-5" }, cancellationToken: Token);
        await program;

        Assert.Equal(["dock 4", "printer XZO-5"], stage.Written);
    }

    private static ChangeEventDraft Update(object fields) => new("Account", "UPDATE", "001B") { Fields = fields };

    /// <summary>Publishes in one response, so that a program that enumerates twice has received everything before the first loop ends.</summary>
    private static async Task<string[]> PlayAsync(Func<StreamingClient, TextWriter, Task> run, params ChangeEventDraft[] changes)
    {
        await using var stage = await SetAsync();
        var program = run(stage.Client, stage.Output);
        await stage.Org.WaitForSubscribersAsync(Accounts, 1, Token);
        using (stage.Org.HoldDeliveries())
        {
            foreach (var change in changes) await stage.Org.PublishChangeEventAsync(change, Token);
        }

        await program;
        return stage.Written;
    }

    private static async Task<Stage> SetAsync()
    {
        var stage = await Stage.SetAsync();
        stage.Org.AddPlatformEvent("Low_Ink__e");
        stage.Org.AddPlatformEvent("Dock__e");
        stage.Org.AddPlatformEventChannel("Warehouse__chn", "Low_Ink__e", "Dock__e");
        stage.Org.AddChangeEvents("Account");
        return stage;
    }
}
