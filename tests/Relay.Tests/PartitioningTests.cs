using System.Text;
using CsCheck;
using TypedStreaming.Hosting.Dispatch;
using TypedStreaming.Relay.Partitioning;
using TypedStreaming.Relay.Publishing;
using TypedStreaming.Relay.Tests.Fixtures;

namespace TypedStreaming.Relay.Tests;

/// <summary>The partitions of events, and the attributes of their messages.</summary>
public sealed class PartitioningTests
{
    private static readonly Gen<string> RecordId = Gen.Char["0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"].Array[15].Select(static letters => new string(letters));

    /// <summary>The vectors that the authors of the function have published for FNV-1a with 32 bits.</summary>
    [Theory]
    [InlineData("", 0x811C9DC5)]
    [InlineData("a", 0xE40C292C)]
    [InlineData("b", 0xE70C2DE5)]
    [InlineData("foo", 0xA9F37ED7)]
    [InlineData("foob", 0x3F5076EF)]
    [InlineData("fooba", 0x39AAA18A)]
    [InlineData("foobar", 0xBF9CF968)]
    public void The_hash_is_FNV_1a_with_32_bits(string text, uint hash)
    {
        foreach (var partitions in (int[])[1, 2, 16, 1000, 1024, int.MaxValue]) Assert.Equal((int)(hash % (uint)partitions), PartitionHash.PartitionOf(text, partitions));
    }

    [Fact]
    public void Each_record_is_in_exactly_one_copy_and_in_the_partition_that_contains_it() =>
        Gen.Select(RecordId.Array[1, 40], Gen.Bool, Gen.Int[1, 64]).Sample((ids, isLong, partitions) =>
        {
            var shown = ids.Distinct(StringComparer.Ordinal).Select(id => isLong ? id + "AAA" : id).ToArray();
            var copies = new CopyMaker(new EventPartitioner(partitions), Copies.Organization, null).Of(EventMessage.Parse(Account.Channel, Copies.Body(1, "1", "UPDATE", shown)));
            Assert.Equal(copies.Count, copies.Select(static copy => copy.Partition).Distinct().Count());
            var found = copies.SelectMany(static copy => copy.Attributes[RelayAttributes.RecordIds].Split(',').Select(id => (Id: id, copy.Partition))).ToList();
            Assert.Equal(shown.Order(StringComparer.Ordinal), found.Select(static one => one.Id).Order(StringComparer.Ordinal));
            Assert.All(found, one => Assert.Equal([one.Partition], Enumerable.Range(0, partitions).Where(number => new EventPartition(number, partitions).Contains(one.Id))));
            Assert.All(copies, copy => Assert.Equal(copy.Partition, PartitionHash.PartitionOf(copy.Attributes[RelayAttributes.PartitionKey], partitions)));
            Assert.Equal(copies.Count == 1 && shown.Length == 1, copies[0].Attributes.ContainsKey(RelayAttributes.Subject));
        });

    [Fact]
    public void A_record_id_of_15_and_of_18_characters_is_in_the_same_partition() =>
        RecordId.Sample(static id => new EventPartition(0, 16).Contains(id) == new EventPartition(0, 16).Contains(id + "AAA"));

    [Theory]
    [InlineData("001*")]
    [InlineData("001Kx0000000001AAA 001*")]
    [InlineData("")]
    public void A_change_of_unknown_records_goes_to_all_partitions_with_its_body_unchanged(string ids)
    {
        var body = Copies.Body(1, null, ids.Length == 0 ? "GAP_OVERFLOW" : "UPDATE", ids.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var copies = new CopyMaker(new EventPartitioner(5), Copies.Organization, null).Of(EventMessage.Parse(Account.Channel, body));
        Assert.Equal([0, 1, 2, 3, 4], copies.Select(static copy => copy.Partition));
        Assert.All(copies, copy => Assert.Equal(body, copy.Body));
        Assert.All(copies, static copy => Assert.False(copy.Attributes.ContainsKey(RelayAttributes.PartitionKey) || copy.Attributes.ContainsKey(RelayAttributes.RecordIds)));
    }

    [Fact]
    public void An_overflow_with_the_id_of_no_record_goes_to_all_partitions() =>
        Assert.Equal(RelayTest.Partitions, Copies.Change(1, "1", null, "000000000000000AAA").Count);

    [Theory]
    [InlineData("""{"event":{"replayId":1,"type":"updated"},"sobject":{"Name":"Acme","Id":"001Kx0000000001AAA"}}""", "001Kx0000000001")]
    [InlineData("""{"sobject":{"Id":"001Kx0000000001AAA"}}""", "001Kx0000000001")]
    [InlineData("""{"sobject":{"Name":"Acme"}}""", "/topic/Accounts")]
    [InlineData("""{"sobject":{"Id":null}}""", "/topic/Accounts")]
    [InlineData("""{"sobject":{"Id":""}}""", "/topic/Accounts")]
    [InlineData("""{"sobject":[]}""", "/topic/Accounts")]
    [InlineData("""{"other":{"Id":"001Kx0000000001AAA"}}""", "/topic/Accounts")]
    [InlineData("\"text\"", "/topic/Accounts")]
    public void A_PushTopic_event_is_in_the_partition_of_its_record_else_of_its_channel(string data, string key)
    {
        foreach (var text in (string[])[$$"""{"channel":"/topic/Accounts","data":{{data}}}""", $$"""{"data":{{data}},"channel":"/topic/Accounts","clientId":"x"}"""])
            Assert.Equal(key, Assert.Single(new EventPartitioner(16).CopiesOf(EventMessage.Parse("/topic/Accounts", Encoding.UTF8.GetBytes(text)))).Key);
    }

    [Theory]
    [InlineData(null, "/event/Ink__e")]
    [InlineData("", "/event/Ink__e")]
    [InlineData("printer 7", "printer 7")]
    public void A_platform_event_is_in_the_partition_of_the_programs_key_else_of_its_channel(string? key, string used)
    {
        var options = Options(_ => key);
        var copy = Assert.Single(new EventPartitioner(16, new RelayPlan(new InMemoryBroker(), "/event/Ink__e", options).KeyOf).CopiesOf(Ink()));
        Assert.Equal((used, PartitionHash.PartitionOf(used, 16)), (copy.Key, copy.Partition));
    }

    [Fact]
    public void A_key_that_throws_is_a_final_typed_error()
    {
        var plan = new RelayPlan(new InMemoryBroker(), "/event/Ink__e", Options(static _ => throw new FormatException("secret")));
        var failure = Assert.Throws<StreamingException>(() => plan.KeyOf(Ink()));
        Assert.Equal((StreamingError.CallbackFailed, false, "/event/Ink__e"), (failure.Error, failure.IsTransient, failure.Channel));
        Assert.Equal("RelayOptions.Key threw System.FormatException for an event on /event/Ink__e. The event was not relayed. Correct the callback.", failure.Message);
    }

    [Fact]
    public void A_key_that_no_worker_would_accept_is_a_final_typed_error()
    {
        var plan = new RelayPlan(new InMemoryBroker(), "/event/Ink__e", Options(static _ => new string('x', 1025)));
        var failure = Assert.Throws<StreamingException>(() => plan.KeyOf(Ink()));
        Assert.Equal((StreamingError.CallbackFailed, false), (failure.Error, failure.IsTransient));
        Assert.Equal("RelayOptions.Key returned a string of 1025 characters for an event on /event/Ink__e, but a key can have at most 1024 characters. The event was not relayed. Correct the callback.", failure.Message);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_relay_whose_key_throws_ends_and_its_event_stays()
    {
        await using var test = await RelayTest.CreateAsync();
        test.Org.AddPlatformEvent("Ink__e");
        await test.CreateGroupAsync();
        await test.Org.PublishPlatformEventAsync("/event/Ink__e", new { Printer__c = "p" }, cancellationToken: TestContext.Current.CancellationToken);
        await test.StartRelayAsync(static options =>
        {
            options.Channels.Add("/event/Ink__e");
            options.Key = static _ => throw new FormatException("secret");
        });
        await test.Log.WaitForAsync(300);
        Assert.Contains("RelayOptions.Key threw System.FormatException for an event on /event/Ink__e.", test.Log.Entries.Single(static entry => entry.Id.Id == 300).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", test.Log.Entries.Single(static entry => entry.Id.Id == 300).Text, StringComparison.Ordinal);
        Assert.Empty(test.Broker.Stored);
    }

    [Fact]
    public void The_attributes_are_those_of_CloudEvents_and_of_the_relay()
    {
        var message = Copies.One(7, "1", "001Kx0000000001AAA", epoch: 42);
        Assert.Equal(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["specversion"] = "1.0",
                ["id"] = "7:tx-7:1",
                ["source"] = $"salesforce://{Copies.Organization}/data/AccountChangeEvent",
                ["type"] = "com.salesforce.changeevent.AccountChangeEvent",
                ["subject"] = "001Kx0000000001AAA",
                ["time"] = "2025-11-24T16:00:00.007Z",
                ["dataschema"] = $"salesforce://{Copies.Organization}/schema/schema1",
                ["partitionkey"] = "001Kx0000000001",
                ["sfchannel"] = "/data/AccountChangeEvent",
                ["sfreplayid"] = "7",
                ["sforgid"] = Copies.Organization,
                ["sfepoch"] = "42",
                ["sfrecordids"] = "001Kx0000000001AAA",
            },
            new SortedDictionary<string, string>(message.Attributes.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal));
    }

    [Fact]
    public void Record_ids_of_more_than_32_KiB_are_left_out_and_read_from_the_body()
    {
        var ids = Enumerable.Range(0, 3000).Select(static number => $"001Kx{number:0000000000}AAA").ToArray();
        var copy = Assert.Single(new CopyMaker(new EventPartitioner(1), null, null).Of(EventMessage.Parse(Account.Channel, Copies.Body(1, "1", "UPDATE", ids))));
        Assert.False(copy.Attributes.ContainsKey(RelayAttributes.RecordIds));
        Assert.Equal(ids, EventMessage.Parse(Account.Channel, copy.Body).Metadata.Change!.RecordIds);
    }

    private static RelayOptions Options(Func<EventMessage, string?> key) => new() { Stream = "a", Key = key };

    private static EventMessage Ink() => EventMessage.Parse("/event/Ink__e", """{"channel":"/event/Ink__e","data":{"schema":"s","payload":{"Printer__c":"p"},"event":{"replayId":3}}}"""u8.ToArray());
}
