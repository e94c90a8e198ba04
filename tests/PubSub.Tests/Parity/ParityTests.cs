using TypedStreaming.PubSub.Tests.Fixtures;
using TypedStreaming.Simulator;
using TypedStreaming.Simulator.PubSub;

namespace TypedStreaming.PubSub.Tests.Parity;

/// <summary>The same random events of one org, read over CometD and over the Pub/Sub API, give equal objects.</summary>
public sealed class ParityTests
{
    private const int Limit = 60_000;
    private const int Count = 200;

    private static readonly EventsOptions FromEarliest = new() { From = ReplayFrom.Earliest };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Platform_events_are_equal(int seed)
    {
        await using var test = await PubSubOrg.StartAsync();
        test.Org.AddPlatformEvent("Sale__e");
        test.PubSub.DefineEvent(
            "Sale__e",
            new EventField("Text__c", EventFieldType.Text),
            new EventField("Amount__c", EventFieldType.Number),
            new EventField("Price__c", EventFieldType.Number),
            new EventField("Count__c", EventFieldType.Number),
            new EventField("Paid__c", EventFieldType.Boolean),
            new EventField("At__c", EventFieldType.DateTime),
            new EventField("Day__c", EventFieldType.Date),
            new EventField("Clock__c", EventFieldType.Time),
            new EventField("Set__c", EventFieldType.Text));
        var random = new Random(seed);
        for (var i = 0; i < Count; i++) await test.Org.PublishPlatformEventAsync("/event/Sale__e", SaleOf(random), cancellationToken: Token);
        var (cometD, pubSub) = await BothAsync<Sale>(test);
        for (var i = 0; i < Count; i++)
        {
            // The simulator derives the ids of the two schemas from different texts.
            var expected = pubSub[i].Metadata with { OpaqueId = null, SchemaId = cometD[i].Metadata.SchemaId };
            Assert.Equal(cometD[i], pubSub[i] with { Metadata = expected });
        }

        Assert.All(pubSub, static sale => Assert.NotNull(sale.Metadata.OpaqueId));
    }

    [Theory(Timeout = Limit)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Changes_are_equal(int seed)
    {
        await using var test = await PubSubOrg.StartAsync();
        test.Org.AddChangeEvents("Account");
        test.PubSub.DefineEvent(
            "AccountChangeEvent",
            new EventField("Name", EventFieldType.Text),
            new EventField("AnnualRevenue", EventFieldType.Number),
            new EventField("NumberOfEmployees", EventFieldType.WholeNumber),
            new EventField("Founded__c", EventFieldType.Date),
            new EventField("Active__c", EventFieldType.Boolean),
            new EventField("BillingAddress", EventFieldType.Address));
        var random = new Random(seed);
        for (var i = 0; i < Count; i++) await test.Org.PublishChangeEventAsync(ChangeOf(random, i), Token);
        var (cometD, pubSub) = await BothAsync<AccountChange>(test);
        for (var i = 0; i < Count; i++)
        {
            AssertEqual(cometD[i].Header, pubSub[i].Header);
            Assert.Equal(cometD[i] with { Header = pubSub[i].Header }, pubSub[i]);
        }

        // The negative control: the comparison sees one changed field.
        Assert.NotEqual(cometD[0] with { Header = pubSub[0].Header, Name = "another" }, pubSub[0]);
    }

    private static async Task<(List<T> CometD, List<T> PubSub)> BothAsync<T>(PubSubOrg test)
        where T : IStreamingEvent<T>
    {
        var cometD = test.MakeCometDClient();
        IEventClient[] clients = [cometD, test.Client];
        var lists = await Task.WhenAll(clients.Select(client => TakenEvents.TakeAsync(client.Events<T>(FromEarliest, Token), Count)));
        return (lists[0], lists[1]);
    }

    private static void AssertEqual(ChangeEventHeader cometD, ChangeEventHeader pubSub)
    {
        Assert.Equal(cometD.RecordIds, pubSub.RecordIds);
        Assert.Equal((cometD.ChangedFields ?? []).Order(StringComparer.Ordinal), (pubSub.ChangedFields ?? []).Order(StringComparer.Ordinal)); // A bitmap has no order of its own.
        Assert.Equal(
            (cometD.EntityName, cometD.ChangeTypeName, cometD.ChangeOrigin, cometD.TransactionKey, cometD.SequenceNumber),
            (pubSub.EntityName, pubSub.ChangeTypeName, pubSub.ChangeOrigin, pubSub.TransactionKey, pubSub.SequenceNumber));
        Assert.Equal((cometD.CommitTimestamp, cometD.CommitNumber, cometD.CommitUser), (pubSub.CommitTimestamp, pubSub.CommitNumber, pubSub.CommitUser));
    }

    private static Dictionary<string, object?> SaleOf(Random random)
    {
        var values = new Dictionary<string, object?>
        {
            ["Text__c"] = Texts[random.Next(Texts.Length)],
            ["Amount__c"] = Math.Round(random.NextDouble() * 1e6, random.Next(0, 6)),
            ["Price__c"] = random.Next(-1_000_000, 1_000_000) / 100m,
            ["Count__c"] = random.Next(-5, 100_000),
            ["Paid__c"] = random.Next(2) == 0,
            ["At__c"] = DateTimeOffset.UnixEpoch.AddMilliseconds(random.NextInt64(-2_000_000_000_000, 4_000_000_000_000)).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null),
            ["Day__c"] = new DateOnly(1900, 1, 1).AddDays(random.Next(80_000)).ToString("yyyy-MM-dd", null),
            ["Clock__c"] = new TimeOnly(random.NextInt64(24L * 3600 * 1000) * TimeSpan.TicksPerMillisecond).ToString("HH:mm:ss.fff'Z'", null),
            ["Set__c"] = "set",
        };
        foreach (var name in values.Keys.ToList())
        {
            if (random.Next(4) == 0) values[name] = null;
        }

        return values;
    }

    private static ChangeEventDraft ChangeOf(Random random, int number)
    {
        string[] types = ["CREATE", "UPDATE", "UPDATE", "UPDATE", "DELETE", "UNDELETE"];
        var type = types[random.Next(types.Length)];
        var draft = new ChangeEventDraft("Account", type, [.. Enumerable.Range(0, 1 + (random.Next(4) / 3)).Select(i => $"001{number:D9}{i:D3}AAA")]);
        return type == "DELETE" ? draft : draft with { Fields = AccountOf(random) };
    }

    private static Dictionary<string, object?> AccountOf(Random random)
    {
        var fields = new Dictionary<string, object?> { ["Name"] = Texts[random.Next(Texts.Length)] };
        Maybe("AnnualRevenue", () => random.Next(-100, 1_000_000) / 4m);
        Maybe("NumberOfEmployees", () => random.Next(1, 100_000));
        Maybe("Founded__c", () => new DateOnly(1950, 1, 1).AddDays(random.Next(20_000)).ToString("yyyy-MM-dd", null));
        Maybe("Active__c", () => random.Next(2) == 0);
        Maybe("BillingAddress", () => random.Next(2) == 0 ? new { City = "Oslo" } : new { Street = "Main 1", City = (string?)null, Latitude = 59.9 });
        return fields;

        void Maybe(string name, Func<object> value)
        {
            if (random.Next(3) is var kind and < 2) fields[name] = kind == 0 ? value() : null;
        }
    }

    private static readonly string[] Texts = ["", "plain", "quote \" and \\ back", "line\nbreak\tand\u0001control", "Ærø 東京 \U0001F600", "<script>&amp;</script>"];
}
