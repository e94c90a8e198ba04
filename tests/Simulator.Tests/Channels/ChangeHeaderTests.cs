using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Channels;

public sealed class ChangeHeaderTests : EventBusTests
{
    [Fact]
    public async Task A_header_is_filled_in()
    {
        var org = await StartBusAsync();
        var peer = await SubscribedAsync(org, Accounts);
        var id = await PublishChangeAsync(org, new ChangeEventDraft("Account", "UPDATE", Acme) { Fields = new { Phone = "555-0100" } });
        var data = await OneAsync(peer);
        var header = data["payload"]!["ChangeEventHeader"]!;
        Assert.True(Guid.TryParse(header["transactionKey"]!.GetValue<string>(), out _));
        Assert.Matches("^005[A-Za-z0-9]{15}$", header["commitUser"]!.GetValue<string>());
        JsonAssert.Same(
            $$$"""
            {"schema":"{{{data["schema"]}}}",
             "payload":{
               "ChangeEventHeader":{"entityName":"Account","recordIds":["{{{Acme}}}"],"changeType":"UPDATE",
                 "changeOrigin":"com/salesforce/api/rest/66.0","transactionKey":"{{{header["transactionKey"]}}}",
                 "sequenceNumber":1,"commitTimestamp":1777885953208,"commitNumber":1082990428293,
                 "commitUser":"{{{header["commitUser"]}}}","changedFields":["Phone","LastModifiedDate"]},
               "Phone":"555-0100","LastModifiedDate":"2026-05-04T09:12:33.208Z"},
             "event":{"replayId":{{{id}}}}}
            """,
            data);
        Assert.Matches("^[A-Za-z0-9_-]{22}$", data["schema"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_header_says_what_the_draft_says()
    {
        var org = await StartBusAsync();
        var peer = await SubscribedAsync(org, Accounts);
        await PublishChangeAsync(org, new ChangeEventDraft("Account", "DELETE", Acme)
        {
            ChangeOrigin = "",
            TransactionKey = "0001ae4b-7024-a64a-87f0-f2c8cebdca76",
            SequenceNumber = 4,
            IsTransactionEnd = true,
            CommittedAt = DateTimeOffset.FromUnixTimeMilliseconds(1777886471000),
            CommitNumber = 9_007_199_254_740_993,
            CommitUser = "005Kx000001AbCdIAK",
            ChangedFields = ["A"],
            NulledFields = ["B"],
            DiffFields = ["C"],
        });
        JsonAssert.Same(
            $$"""
            {"entityName":"Account","recordIds":["{{Acme}}"],"changeType":"DELETE","changeOrigin":"",
             "transactionKey":"0001ae4b-7024-a64a-87f0-f2c8cebdca76","sequenceNumber":4,"commitTimestamp":1777886471000,
             "commitNumber":9007199254740993,"commitUser":"005Kx000001AbCdIAK","isTransactionEnd":true,
             "changedFields":["A"],"nulledFields":["B"],"diffFields":["C"]}
            """,
            await HeaderAsync(peer));
    }

    [Theory]
    [InlineData("46.0", true, false)]
    [InlineData("47.0", true, true)]
    [InlineData("66.0", false, false)]
    public async Task Changed_fields_are_there_from_47_on_unless_switched_off(string version, bool option, bool expected)
    {
        var org = await StartBusAsync(options => options.ChangedFieldsInHeaders = option);
        var peer = await SubscribedAsync(org, Accounts, $"cometd/{version}");
        await PublishChangeAsync(org, new ChangeEventDraft("Account", "UPDATE", Acme) { Fields = new { Phone = "1" } });
        Assert.Equal(expected, (await HeaderAsync(peer)).ContainsKey("changedFields"));
    }

    [Fact]
    public async Task Changed_fields_name_parts_of_compound_fields()
    {
        var org = await StartBusAsync();
        var peer = await SubscribedAsync(org, Accounts);
        await PublishChangeAsync(org, new ChangeEventDraft("Account", "UPDATE", Acme)
        {
            Fields = new
            {
                BillingAddress = new { Street = "1 Main St", City = (string?)null },
                Description = TextDifference.Between("old", "new"),
                Phone = (string?)null,
                LastModifiedDate = "2026-05-04T09:00:00.000Z",
            },
        });
        JsonAssert.Same(
            """["BillingAddress.Street","BillingAddress.City","Description","Phone","LastModifiedDate"]""",
            (await HeaderAsync(peer))["changedFields"]);
    }

    [Theory]
    [InlineData("CREATE")]
    [InlineData("DELETE")]
    [InlineData("UNDELETE")]
    [InlineData("GAP_CREATE")]
    [InlineData("GAP_UPDATE")]
    [InlineData("GAP_DELETE")]
    [InlineData("GAP_UNDELETE")]
    [InlineData("GAP_OVERFLOW")]
    public async Task Other_types_than_updates_have_no_changed_fields(string type)
    {
        var org = await StartBusAsync();
        var peer = await SubscribedAsync(org, Accounts);
        await PublishChangeAsync(org, new ChangeEventDraft("Account", type, Acme));
        var header = await HeaderAsync(peer);
        Assert.Equal(type, header["changeType"]!.GetValue<string>());
        JsonAssert.Same("[]", header["changedFields"]);
    }

    [Fact]
    public async Task Records_can_be_several_a_wildcard_or_none_in_an_overflow()
    {
        var org = await StartBusAsync();
        var peer = await SubscribedAsync(org, Accounts);
        await PublishChangeAsync(org, new ChangeEventDraft("Account", "DELETE", Acme, "001Kx00000Zz2AAIAZ"));
        await PublishChangeAsync(org, new ChangeEventDraft("Account", "GAP_UPDATE", "001*"));
        await PublishChangeAsync(org, new ChangeEventDraft("Account", "GAP_OVERFLOW"));
        Assert.Equal(
            [$"""["{Acme}","001Kx00000Zz2AAIAZ"]""", """["001*"]""", """["000000000000000AAA"]"""],
            (await DataAsync(peer)).Select(data => Header(data)["recordIds"]!.ToJsonString()));
    }

    [Fact]
    public async Task Commits_are_numbered_and_a_transaction_is_what_shares_a_key()
    {
        var org = await StartBusAsync();
        var peer = await SubscribedAsync(org, AllChanges);
        var first = new ChangeEventDraft("Account", "CREATE", Acme) { TransactionKey = "t" };
        await PublishChangeAsync(org, first);
        await PublishChangeAsync(org, first with { Entity = "Thing__c", RecordIds = ["a01Kx00000A1b2CIAR"], SequenceNumber = 2 });
        await PublishChangeAsync(org, first with { TransactionKey = null });
        var headers = (await DataAsync(peer)).Select(Header).ToArray();
        Assert.Equal([1, 2, 1], headers.Select(header => header["sequenceNumber"]!.GetValue<int>()));
        var keys = headers.Select(header => header["transactionKey"]!.GetValue<string>()).ToArray();
        Assert.True(keys[0] == keys[1] && keys[1] != keys[2]);
        var commits = headers.Select(header => header["commitNumber"]!.GetValue<long>()).ToArray();
        Assert.True(int.MaxValue < commits[0] && commits[0] < commits[1] && commits[1] < commits[2]);
    }

    private async Task<JsonObject> HeaderAsync(Peer peer) => Header(await OneAsync(peer));

    private static JsonObject Header(JsonObject data) => data["payload"]!["ChangeEventHeader"]!.AsObject();
}
