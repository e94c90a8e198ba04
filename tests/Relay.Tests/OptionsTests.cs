using Microsoft.Extensions.DependencyInjection;

namespace TypedStreaming.Relay.Tests;

/// <summary>Wrong options, which are refused where they are set.</summary>
public sealed class OptionsTests
{
    private const string NameRule = "use 1 to 60 lower-case letters (a to z), digits and hyphens, and begin the name with a letter.";

    public static TheoryData<string, Action<RelayOptions>> WrongRelays => new()
    {
        { "RelayOptions.Stream is empty: set the name of the stream. The relay and its workers use the same name. (Parameter 'configure')", static options => options.Stream = "" },
        { $"'Accounts' is not a valid name: {NameRule} (Parameter 'name')", static options => options.Stream = "Accounts" },
        { $"'1a' is not a valid name: {NameRule} (Parameter 'name')", static options => options.Stream = "1a" },
        { $"'a_b' is not a valid name: {NameRule} (Parameter 'name')", static options => options.Stream = "a_b" },
        { $"'{new string('a', 61)}' is not a valid name: {NameRule} (Parameter 'name')", static options => options.Stream = new string('a', 61) },
        { "RelayOptions.Partitions is 0: it must be from 1 to 1,024, and the same in the relay and in its workers. (Parameter 'configure')", static options => options.Partitions = 0 },
        { "RelayOptions.Partitions is 1025: it must be from 1 to 1,024, and the same in the relay and in its workers. (Parameter 'configure')", static options => options.Partitions = 1025 },
        { "Channels is empty: add the channels to relay, such as /data/AccountChangeEvent. (Parameter 'configure')", static options => options.Channels.Clear() },
        { "Channels contains null: remove it. (Parameter 'configure')", static options => options.Channels.Add(null!) },
        { "'/data/' is not a channel that can be relayed: it must begin with /data/, /event/, /topic/ or /u/, contain no wildcard, and have at most 1,024 characters. (Parameter 'configure')", static options => options.Channels.Add("/data/") },
        { "'/data/*' is not a channel that can be relayed: it must begin with /data/, /event/, /topic/ or /u/, contain no wildcard, and have at most 1,024 characters. (Parameter 'configure')", static options => options.Channels.Add("/data/*") },
        { "'/meta/connect' is not a channel that can be relayed: it must begin with /data/, /event/, /topic/ or /u/, contain no wildcard, and have at most 1,024 characters. (Parameter 'configure')", static options => options.Channels.Add("/meta/connect") },
        { $"'/data/{new string('x', 1019)}' is not a channel that can be relayed: it must begin with /data/, /event/, /topic/ or /u/, contain no wildcard, and have at most 1,024 characters. (Parameter 'configure')", static options => options.Channels.Add("/data/" + new string('x', 1019)) },
        { "The channel /data/A is listed twice: remove one of the two. (Parameter 'configure')", static options => options.Channels.Add("/data/A") },
        { "Consumer is empty: set the name under which the positions are stored. (Parameter 'configure')", static options => options.Consumer = " " },
        { "MaxUnconfirmed is 0: it must be from 1 to 100,000. (Parameter 'configure')", static options => options.MaxUnconfirmed = 0 },
        { "MaxUnconfirmed is 100001: it must be from 1 to 100,000. (Parameter 'configure')", static options => options.MaxUnconfirmed = 100_001 },
        { "MaxUnacknowledged is 0: it must be 1 or more. (Parameter 'configure')", static options => options.MaxUnacknowledged = 0 },
        { "BufferBytes is 0: it must be 1 or more. (Parameter 'configure')", static options => options.BufferBytes = 0 },
        { "SaveInterval is -00:00:01: it must be from zero to an hour. (Parameter 'configure')", static options => options.SaveInterval = TimeSpan.FromSeconds(-1) },
        { "SaveInterval is 01:00:01: it must be from zero to an hour. (Parameter 'configure')", static options => options.SaveInterval = TimeSpan.FromSeconds(3601) },
        { "StartFrom is 77: it must be one of the values of StartPosition. (Parameter 'configure')", static options => options.StartFrom = (StartPosition)77 },
    };

    public static TheoryData<string, Action<RelayWorkerOptions>> WrongWorkers => new()
    {
        { $"'UP' is not a valid name: {NameRule} (Parameter 'name')", static options => options.Stream = "UP" },
        { "RelayWorkerOptions.Group is empty: set the name of the group, whose workers share the events. (Parameter 'configure')", static options => options.Group = "" },
        { $"'-a' is not a valid name: {NameRule} (Parameter 'Group')", static options => options.Group = "-a" },
        { "RelayWorkerOptions.Partitions is 0: it must be from 1 to 1,024, and the same in the relay and in its workers. (Parameter 'configure')", static options => options.Partitions = 0 },
        { "Organization is not a valid org id, which has 15 or 18 characters. (Parameter 'configure')", static options => options.Organization = "00D" },
        { "Organization is not a valid org id, which has 15 or 18 characters. (Parameter 'configure')", static options => options.Organization = "" },
        { "Prefetch is 0: it must be from 1 to 10,000. (Parameter 'configure')", static options => options.Prefetch = 0 },
        { "Prefetch is 10001: it must be from 1 to 10,000. (Parameter 'configure')", static options => options.Prefetch = 10_001 },
        { "RememberedEvents is -1: it must be from 0 to 1,000,000. (Parameter 'configure')", static options => options.RememberedEvents = -1 },
        { "RememberedEvents is 1000001: it must be from 0 to 1,000,000. (Parameter 'configure')", static options => options.RememberedEvents = 1_000_001 },
        { "MaxMessageBytes is 0: it must be 1 or more. (Parameter 'configure')", static options => options.MaxMessageBytes = 0 },
        { "BalanceInterval is 00:00:00.9000000: it must be from a second to an hour. (Parameter 'configure')", static options => options.BalanceInterval = TimeSpan.FromSeconds(0.9) },
        { "BalanceInterval is 01:00:01: it must be from a second to an hour. (Parameter 'configure')", static options => options.BalanceInterval = TimeSpan.FromSeconds(3601) },
    };

    [Theory]
    [MemberData(nameof(WrongRelays), DisableDiscoveryEnumeration = true)]
    public void A_wrong_option_of_a_relay_is_named(string message, Action<RelayOptions> wrong)
    {
        var services = new ServiceCollection().AddTypedStreaming(static _ => { });
        var failure = Assert.ThrowsAny<ArgumentException>(() => services.RelayTo(static _ => new InMemoryBroker(), options =>
        {
            options.Stream = "accounts";
            options.Channels.Add("/data/A");
            wrong(options);
        }));
        Assert.Equal(message, failure.Message.ReplaceLineEndings("\n"));
        Assert.Empty(services.Client.Loops);
    }

    [Theory]
    [MemberData(nameof(WrongWorkers), DisableDiscoveryEnumeration = true)]
    public void A_wrong_option_of_a_worker_is_named(string message, Action<RelayWorkerOptions> wrong)
    {
        var failure = Assert.ThrowsAny<ArgumentException>(() => new ServiceCollection().AddTypedStreamingWorker("one", static _ => new InMemoryBroker(), options =>
        {
            (options.Stream, options.Group) = ("accounts", "billing");
            wrong(options);
        }));
        Assert.Equal(message, failure.Message.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_limits_of_the_options_are_allowed()
    {
        new ServiceCollection().AddTypedStreaming(static _ => { }).RelayTo(static _ => new InMemoryBroker(), static options =>
        {
            (options.Stream, options.Partitions, options.MaxUnconfirmed, options.MaxUnacknowledged, options.BufferBytes) = ("a", 1024, 100_000, 1, 1);
            options.SaveInterval = TimeSpan.FromHours(1);
            foreach (var channel in (string[])["/data/A", "/event/B__e", "/topic/C", "/u/d/e"]) options.Channels.Add(channel);
        });
        new ServiceCollection().AddTypedStreamingWorker("one", static _ => new InMemoryBroker(), static options =>
        {
            (options.Stream, options.Partitions, options.Group, options.Organization) = (new string('a', 60), 1, "a-1", "00D000000000001");
            (options.Prefetch, options.RememberedEvents, options.MaxMessageBytes, options.BalanceInterval) = (10_000, 0, 1, TimeSpan.FromSeconds(1));
        });
    }

    [Fact]
    public void The_defaults_are_those_of_the_documentation()
    {
        var relay = new RelayOptions();
        Assert.Equal((16, "relay", 1000, 10_000, 32 * 1024 * 1024, TimeSpan.FromSeconds(1), StartPosition.StoredElseEarliest), (relay.Partitions, relay.Consumer, relay.MaxUnconfirmed, relay.MaxUnacknowledged, relay.BufferBytes, relay.SaveInterval, relay.StartFrom));
        var worker = new RelayWorkerOptions();
        Assert.Equal((16, 100, 10_000, 4 * 1024 * 1024, TimeSpan.FromSeconds(10)), (worker.Partitions, worker.Prefetch, worker.RememberedEvents, worker.MaxMessageBytes, worker.BalanceInterval));
        Assert.Null(worker.Organization);
    }

    [Fact]
    public void Two_workers_of_one_name_are_refused()
    {
        var services = new ServiceCollection();
        Add();
        var failure = Assert.Throws<InvalidOperationException>(Add);
        Assert.Contains("'one'", failure.Message, StringComparison.Ordinal);

        void Add() => services.AddTypedStreamingWorker("one", static _ => new InMemoryBroker(), static options => (options.Stream, options.Group) = ("a", "b"));
    }

    [Fact]
    public void A_partition_must_be_one_of_the_stream()
    {
        var stream = new StreamTopology("accounts", 4);
        Assert.Equal("accounts/billing/3", new GroupPartition(stream, "billing", 3).ToString());
        Assert.Throws<ArgumentOutOfRangeException>("number", () => new GroupPartition(stream, "billing", 4));
        Assert.Throws<ArgumentOutOfRangeException>("number", () => new GroupPartition(stream, "billing", -1));
        Assert.Throws<ArgumentException>("group", () => new GroupPartition(stream, "Billing", 0));
        Assert.Throws<ArgumentNullException>("group", () => new GroupPartition(stream, null!, 0));
        Assert.Throws<ArgumentNullException>("stream", () => new GroupPartition(null!, "billing", 0));
        Assert.Throws<ArgumentOutOfRangeException>("number", () => new EventPartition(4, 4));
        Assert.Throws<ArgumentOutOfRangeException>("number", () => new EventPartition(-1, 4));
        Assert.Throws<ArgumentOutOfRangeException>("number", () => new EventPartition(0, 0));
        Assert.Throws<ArgumentNullException>("recordId", () => new EventPartition(0, 4).Contains(null!));
        Assert.Throws<ArgumentNullException>("name", () => new StreamTopology(null!));
    }
}
