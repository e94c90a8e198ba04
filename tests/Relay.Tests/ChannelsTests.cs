using TypedStreaming.Relay.Tests.Fixtures;

namespace TypedStreaming.Relay.Tests;

/// <summary>Relays of several channels and kinds of events.</summary>
public sealed class ChannelsTests
{
    private const string Ink = "/event/Ink__e";
    private const string Topic = "/topic/Accounts";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task All_kinds_of_events_are_relayed_to_the_partition_of_their_key()
    {
        await using var test = await RelayTest.CreateAsync();
        test.Org.AddPlatformEvent("Ink__e");
        test.Org.AddPushTopic("Accounts");
        test.Org.AddGenericChannel("/u/notes");
        await test.CreateGroupAsync();
        await test.StartRelayAsync(static options =>
        {
            foreach (var channel in (string[])[Ink, Topic, "/u/notes"]) options.Channels.Add(channel);
            options.Key = static message => message.Channel == Ink ? "printer 7" : null;
        });
        await test.ChangeAsync("1", Ids.In(2));
        await test.Org.PublishPlatformEventAsync(Ink, new { Printer__c = "7" }, cancellationToken: Token);
        await test.Org.PublishPushTopicAsync(Topic, "updated", new { Id = Ids.In(3), Name = "Acme" }, Token);
        await test.Org.PublishGenericAsync("/u/notes", "Hello", Token);
        await test.Broker.Journal.WaitForAsync("confirmed", 4);
        var stored = test.Broker.Stored.ToDictionary(static message => message.Attributes[RelayAttributes.Channel]);
        Assert.Equal((2, "com.salesforce.changeevent.AccountChangeEvent"), Described(Account.Channel));
        Assert.Equal((Hosting.Dispatch.PartitionHash.PartitionOf("printer 7", RelayTest.Partitions), "com.salesforce.platformevent.Ink__e"), Described(Ink));
        Assert.Equal((3, "com.salesforce.pushtopic.Accounts"), Described(Topic));
        Assert.Equal((Hosting.Dispatch.PartitionHash.PartitionOf("/u/notes", RelayTest.Partitions), "com.salesforce.generic.notes"), Described("/u/notes"));
        foreach (var (channel, message) in stored) Assert.Equal(channel, EventMessage.Parse(channel, message.Body).Channel);

        (int Partition, string Type) Described(string channel) => (stored[channel].Partition, stored[channel].Attributes[RelayAttributes.Type]);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_event_that_is_larger_than_the_limit_of_the_client_becomes_a_dead_letter_of_the_workers()
    {
        await using var test = await RelayTest.CreateAsync();
        var letters = new JournalLetters(test.Journal);
        await test.StartWorkerAsync(more: builder => builder.UseDeadLetters(_ => letters));
        await test.StartRelayAsync(more: static builder => builder.ConfigureClient(static (_, options) => options.MaxMessageBytes = 64 * 1024));
        var id = await test.ChangeAsync(new string('x', 100_000), Ids.In(0));
        await test.ChangeAsync("2", Ids.In(0));
        await test.Journal.WaitForAsync("2");
        await test.Journal.WaitForAsync("letter");
        var letter = Assert.Single(letters.Letters);
        Assert.Equal("The message is not valid: the event was larger than the size limit of the relay's client, so its data is missing.", letter.Cause);
        Assert.Equal((Account.Channel, test.Org.OrganizationId, 0), (letter.Metadata.Channel, letter.OrganizationId, letter.Body.Length));
        Assert.Equal(id, letter.Metadata.ReplayId);
    }
}
