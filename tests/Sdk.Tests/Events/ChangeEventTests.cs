using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Events;

/// <summary>Change events from the org to the program: their envelope and their header.</summary>
public sealed class ChangeEventTests
{
    private const int Limit = 30_000;

    private static readonly DateTimeOffset Committed = new(2026, 5, 4, 9, 21, 11, 123, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(DataMemberOrder.SchemaFirst)]
    [InlineData(DataMemberOrder.EventFirst)]
    public async Task The_header_fills_a_member_and_the_delivery(DataMemberOrder order)
    {
        await using var test = await EventBus.StartAsync(org => org.DataOrder = order);
        await using var subscription = await test.Client.SubscribeAsync<AccountRecord>(cancellationToken: Token);
        var id = await test.Org.PublishChangeEventAsync(Draft(), Token);

        var delivery = await subscription.Deliveries(Token).FirstAsync(Token);

        foreach (var header in (ChangeEventHeader[])[delivery.Event.Header, delivery.Change!, delivery.Event.Metadata.Change!]) AssertHeader(header);
        Assert.Equal((EventBus.Accounts, id, Committed), (delivery.Channel, delivery.ReplayId, delivery.CreatedDate));
        Assert.Equal((EventBus.Accounts, id, Committed), (delivery.Event.Metadata.Channel, delivery.Event.Metadata.ReplayId, delivery.Event.Metadata.CreatedDate));
        Assert.Matches("^[A-Za-z0-9_-]{22}$", delivery.SchemaId);
        Assert.Equal((null, null, false), (delivery.EventUuid, delivery.EventApiName, delivery.IsGapEvent));
    }

    [Theory(Timeout = Limit)]
    [InlineData("46.0", false)]
    [InlineData("47.0", true)]
    public async Task The_version_decides_whether_changed_fields_are_listed(string version, bool areListed)
    {
        await using var test = await EventBus.StartAsync(configureClient: (options, _) => options.ApiVersion = version);
        await using var subscription = await test.Client.SubscribeAsync<AccountRecord>(cancellationToken: Token);
        await test.PublishChangeAsync("UPDATE", new { Phone = "1" }, "001A");

        Assert.Equal(areListed ? ["Phone", "LastModifiedDate"] : null, (await subscription.NextAsync(Token)).Header.ChangedFields);
    }

    [Fact(Timeout = Limit)]
    public async Task Each_change_type_arrives_with_the_fields_that_it_has()
    {
        await using var test = await EventBus.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<AccountRecord>(cancellationToken: Token);
        await test.PublishChangeAsync("CREATE", new { Name = "Acme", Phone = (string?)null }, "001A");
        await test.PublishChangeAsync("UPDATE", new { Phone = (string?)null }, "001A");
        await test.PublishChangeAsync("DELETE", null, "001A");
        await test.PublishChangeAsync("UNDELETE", new { Name = "Acme" }, "001A");

        var records = await subscription.TakeAsync(4, Token);

        Assert.Equal([ChangeType.Create, ChangeType.Update, ChangeType.Delete, ChangeType.Undelete], records.Select(record => record.Header.ChangeType));
        Assert.Equal(["Acme", "(unset)", "(unset)", "Acme"], records.Select(record => record.Name.ToString()));
        Assert.Equal(["(unset)", "null", "(unset)", "(unset)"], records.Select(record => record.Phone.ToString()));
        Assert.Equal([true, false, false, true], records.Select(record => record.CreatedDate.HasValue));
        Assert.Equal([true, true, false, true], records.Select(record => record.LastModifiedDate.HasValue));
    }

    [Fact(Timeout = Limit)]
    public async Task Merged_and_wildcard_records_keep_their_ids()
    {
        await using var test = await EventBus.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<AccountRecord>(cancellationToken: Token);
        await test.PublishChangeAsync("UPDATE", new { Phone = "1" }, "001A", "001B", "001C");
        await test.PublishChangeAsync("UPDATE", null, "001*");

        var records = await subscription.TakeAsync(2, Token);

        Assert.Equal(["001A", "001B", "001C"], records[0].Header.RecordIds);
        Assert.Equal(["001*"], records[1].Header.RecordIds);
        Assert.False(records[1].Phone.IsSet || records[1].LastModifiedDate.IsSet);
    }

    [Fact(Timeout = Limit)]
    public async Task The_channel_of_all_changes_brings_every_object()
    {
        await using var test = await EventBus.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<AnyRecord>(cancellationToken: Token);
        await test.PublishChangeAsync("UPDATE", new { Phone = "1" }, "001A");
        await test.Org.PublishChangeEventAsync(new ChangeEventDraft("Contact", "UPDATE", "003A") { Fields = new { Phone = (string?)null } }, Token);

        var records = await subscription.TakeAsync(2, Token);

        Assert.Equal(["UPDATE Account 001A", "UPDATE Contact 003A"], records.Select(record => record.Header.ToString()));
        Assert.Equal([new Field<string>("1"), Field<string>.Null], records.Select(record => record.Phone));
    }

    [Fact(Timeout = Limit)]
    public async Task A_custom_channel_brings_its_objects_with_what_it_adds_to_them()
    {
        await using var test = await EventBus.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<SalesRecord>(cancellationToken: Token);
        var draft = new ChangeEventDraft("Account", "UPDATE", "001A") { Fields = new { Phone = "1" }, CurrentFields = _ => new { Industry = "Energy" } };
        await test.Org.PublishChangeEventAsync(draft, Token);
        await test.Org.PublishChangeEventAsync(new ChangeEventDraft("Contact", "CREATE", "003A") { Fields = new { Phone = "2" } }, Token);

        var records = await subscription.TakeAsync(2, Token);

        Assert.Equal([("Account", "1", "Energy"), ("Contact", "2", null)], records.Select(
            record => (record.Header.EntityName, record.Phone.Value, record.Industry.GetValueOrDefault())));
        Assert.DoesNotContain("Industry", records[0].Header.ChangedFields!);
    }

    private static ChangeEventDraft Draft() => new("Account", "UPDATE", "001A")
    {
        Fields = new { Phone = "1", BillingAddress = new { City = "Paris" } },
        ChangeOrigin = "com/salesforce/api/rest/66.0;client=acme",
        TransactionKey = "0001ae4b-7024-a64a-87f0-f2c8cebdca76",
        SequenceNumber = 3,
        CommittedAt = Committed,
        CommitNumber = 1_082_990_428_293,
        CommitUser = "005A",
        NulledFields = ["Fax"],
        DiffFields = [],
        IsTransactionEnd = true,
    };

    private static void AssertHeader(ChangeEventHeader header)
    {
        Assert.Equal(("Account", ChangeType.Update, "UPDATE", false), (header.EntityName, header.ChangeType, header.ChangeTypeName, header.IsGap));
        Assert.Equal(["001A"], header.RecordIds);
        Assert.Equal(
            ("com/salesforce/api/rest/66.0;client=acme", "0001ae4b-7024-a64a-87f0-f2c8cebdca76", 3),
            (header.ChangeOrigin, header.TransactionKey, header.SequenceNumber));
        Assert.Equal((Committed, 1_082_990_428_293, "005A"), (header.CommitTimestamp, header.CommitNumber, header.CommitUser));
        Assert.Equal(["Phone", "BillingAddress.City", "LastModifiedDate"], header.ChangedFields);
        Assert.Equal(["Fax"], header.NulledFields);
        Assert.Equal([], header.DiffFields);
        Assert.True(header.IsTransactionEnd);
    }
}
