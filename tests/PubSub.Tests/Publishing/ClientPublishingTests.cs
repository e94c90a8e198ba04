using TypedStreaming.PubSub.Tests.Fixtures;
using TypedStreaming.Simulator.PubSub;

namespace TypedStreaming.PubSub.Tests.Publishing;

/// <summary>Events that the client publishes to the simulated org, read over both transports.</summary>
public sealed class ClientPublishingTests
{
    private const int Limit = 30_000;

    private static readonly EventsOptions FromEarliest = new() { From = ReplayFrom.Earliest };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task Events_arrive_in_order_over_both_transports_with_their_ids()
    {
        await using var test = await StartAsync();
        var results = await test.Client.PublishAsync(Enumerable.Range(1, 450).Select(Event), cancellationToken: Token);
        Assert.True(results.AllPublished, $"{results} {results[0].Error}");
        Assert.Equal(450, results.Count);
        IEventClient[] clients = [test.MakeCometDClient(), test.Client];
        foreach (var client in clients)
        {
            var read = await TakenEvents.TakeAsync(client.Events<LowInk>(FromEarliest, Token), 450);
            Assert.Equal(Enumerable.Range(1, 450), read.ConvertAll(static e => (int)e.InkPercentage!.Value));
            Assert.Equal(results.Select(static result => result.EventUuid), read.ConvertAll(static e => e.Metadata.EventUuid));
            Assert.All(read, static e => Assert.NotNull(e.CreatedDate));
        }
    }

    [Fact(Timeout = Limit)]
    public async Task An_event_that_is_too_large_is_refused_alone()
    {
        await using var test = await StartAsync();
        var large = Event(2) with { PrinterModel = new string('x', 1_100_000) };
        var results = await test.Client.PublishAsync([Event(1), large, Event(3)], cancellationToken: Token);
        Assert.Equal([PublishStatus.Published, PublishStatus.Refused, PublishStatus.Published], results.Select(static result => result.Status));
        Assert.Equal([1, 3], await TakenEvents.NumbersAsync(test.Client.Events<LowInk>(FromEarliest, Token), 2));
    }

    [Fact(Timeout = Limit)]
    public async Task A_refused_token_is_renewed_and_the_events_are_published_once()
    {
        await using var test = await StartAsync();
        Assert.True((await test.Client.PublishAsync([Event(1)], cancellationToken: Token)).AllPublished);
        test.PubSub.Faults.RevokeTokens();
        Assert.True((await test.Client.PublishAsync([Event(2), Event(3)], cancellationToken: Token)).AllPublished);
        Assert.Equal([1, 2, 3], await TakenEvents.NumbersAsync(test.Client.Events<LowInk>(FromEarliest, Token), 3));
    }

    [Fact(Timeout = Limit)]
    public async Task The_newest_schema_is_used_after_a_change()
    {
        await using var test = await StartAsync();
        await test.Client.PublishAsync([Event(1)], cancellationToken: Token);
        test.PubSub.AddField("Low_Ink__e", "Later__c", EventFieldType.Text);
        for (var number = 2; number <= 3; number++) Assert.True((await test.Client.PublishAsync([Event(number)], cancellationToken: Token)).AllPublished);
        var read = await TakenEvents.TakeAsync(test.Client.Events<LowInk>(FromEarliest, Token), 3);
        Assert.Equal(test.PubSub.SchemaIdOf("Low_Ink__e"), read[^1].Metadata.SchemaId);
    }

    private static async Task<PubSubOrg> StartAsync()
    {
        var test = await PubSubOrg.StartAsync();
        test.PubSub.DefineEvent("Low_Ink__e", new EventField("Printer_Model__c", EventFieldType.Text), new EventField("Ink_Percentage__c", EventFieldType.Number));
        return test;
    }

    private static LowInk Event(int number) => new()
    {
        Metadata = new EventMetadata { Channel = LowInk.OwnChannel },
        PrinterModel = $"M{number}",
        InkPercentage = number,
    };
}
