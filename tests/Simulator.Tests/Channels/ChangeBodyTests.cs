using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Channels;

public sealed class ChangeBodyTests : EventBusTests
{
    private const string System =
        """
        "CreatedDate":"2026-05-04T09:12:33.208Z","CreatedById":"005Kx000001AbCdIAK","LastModifiedDate":"2026-05-04T09:12:33.208Z","LastModifiedById":"005Kx000001AbCdIAK"
        """;

    private const string Fields =
        """
        {"Name":"Acme","Phone":null,"Empty__c":"","BillingAddress":{"Street":"1 Main St","City":null},"ShippingAddress":{"City":null}}
        """;

    [Theory]
    [InlineData("CREATE")]
    [InlineData("UNDELETE")]
    public async Task A_whole_record_is_sent_without_nulls_and_with_system_fields(string type) =>
        JsonAssert.Same(
            $$"""{"Name":"Acme","Empty__c":"","BillingAddress":{"Street":"1 Main St"},{{System}}}""", await BodyAsync(type, Fields));

    [Fact]
    public async Task An_update_has_the_changed_fields_with_nulls_and_its_date() =>
        JsonAssert.Same(
            """
            {"Name":"Acme","Phone":null,"Empty__c":"","BillingAddress":{"Street":"1 Main St","City":null},"ShippingAddress":{"City":null},"LastModifiedDate":"2026-05-04T09:12:33.208Z"}
            """,
            await BodyAsync("UPDATE", Fields));

    [Fact]
    public async Task An_update_names_its_user_only_where_the_user_changed() =>
        JsonAssert.Same(
            """{"LastModifiedById":"005Kx000001AbCdIAK","LastModifiedDate":"2026-05-04T09:12:33.208Z"}""",
            await BodyAsync("UPDATE", """{"LastModifiedById":"005Kx000001AbCdIAK"}"""));

    [Theory]
    [InlineData("DELETE")]
    [InlineData("GAP_CREATE")]
    [InlineData("GAP_UPDATE")]
    [InlineData("GAP_DELETE")]
    [InlineData("GAP_UNDELETE")]
    [InlineData("GAP_OVERFLOW")]
    public async Task Deletes_and_gaps_are_headers_only(string type)
    {
        JsonAssert.Same("{}", await BodyAsync(type, fields: null));
        var refused = await Assert.ThrowsAsync<ArgumentException>("draft", () => BodyAsync(type, Fields));
        Assert.StartsWith($"A change event of type {type} has no fields, only a header.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_type_conversion_is_an_update_of_all_records_without_fields() =>
        JsonAssert.Same("{}", await BodyAsync("UPDATE", fields: null, "001*"));

    [Fact]
    public async Task A_long_text_can_come_as_its_difference()
    {
        var org = await StartBusAsync();
        var peer = await SubscribedAsync(org, Accounts);
        await PublishChangeAsync(
            org, new ChangeEventDraft("Account", "UPDATE", Acme) { Fields = new { Description = TextDifference.Between("a\nb\nc", "a\nB\nc") } });
        var description = (await OneAsync(peer))["payload"]!["Description"]!;
        Assert.Equal("diff", Members(description));
        Assert.Equal(TextDifference.Between("a\nb\nc", "a\nB\nc").Diff, description["diff"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("42.0", "2026-05-04T09:12:33Z")]
    [InlineData("43.0", "2026-05-04T09:12:33.208Z")]
    public async Task System_dates_have_milliseconds_from_43_on(string version, string date)
    {
        var org = await StartBusAsync();
        var peer = await SubscribedAsync(org, Accounts, $"cometd/{version}");
        await PublishChangeAsync(org, new ChangeEventDraft("Account", "CREATE", Acme));
        Assert.Equal(date, (await OneAsync(peer))["payload"]!["CreatedDate"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(DataMemberOrder.SchemaFirst, "schema payload event", "ChangeEventHeader Phone LastModifiedDate")]
    [InlineData(DataMemberOrder.EventFirst, "event payload schema", "Phone LastModifiedDate ChangeEventHeader")]
    public async Task Members_come_in_either_order(DataMemberOrder order, string data, string payload)
    {
        var org = await StartBusAsync(options => options.DataOrder = order);
        var peer = await SubscribedAsync(org, Accounts);
        await PublishChangeAsync(org, new ChangeEventDraft("Account", "UPDATE", Acme) { Fields = new { Phone = "1" } });
        var received = await OneAsync(peer);
        Assert.Equal(data, Members(received));
        Assert.Equal(payload, Members(received["payload"]));
    }

    [Fact]
    public async Task What_cannot_be_published_says_why()
    {
        var org = await StartBusAsync();
        foreach (var draft in (ChangeEventDraft[])
            [
                new("Account", "SNAPSHOT", Acme), new("Account", "update", Acme), new("Account", "UPDATE"),
                new("Account", "CREATE", Acme) { Fields = "text" },
            ])
            await Assert.ThrowsAsync<ArgumentException>("draft", async () => await PublishChangeAsync(org, draft));
        var missing = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await PublishChangeAsync(org, new ChangeEventDraft("account", "DELETE", Acme)));
        Assert.Equal("The simulated org publishes no change events of 'account'; add them first (AddChangeEvents).", missing.Message);
        foreach (var entity in (string[])["", "Thing__e", "Thing__chn", "__c", "/data/AccountChangeEvent"])
            Assert.Throws<ArgumentException>("entity", () => org.AddChangeEvents(entity));
    }

    private async Task<JsonObject> BodyAsync(string type, string? fields, string record = Acme)
    {
        var org = await StartBusAsync();
        var peer = await SubscribedAsync(org, Accounts);
        await PublishChangeAsync(org, new ChangeEventDraft("Account", type, record)
        {
            Fields = fields is null ? null : JsonNode.Parse(fields),
            CommitUser = "005Kx000001AbCdIAK",
        });
        var payload = (await OneAsync(peer))["payload"]!.AsObject();
        Assert.True(payload.Remove("ChangeEventHeader"));
        return payload;
    }
}
