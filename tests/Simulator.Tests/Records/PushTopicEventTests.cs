using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Records;

/// <summary>A change of a record publishes the events of the PushTopics whose query matches.</summary>
public sealed class PushTopicEventTests : RecordTests
{
    private const string Order = "a01Kx00000A1b2CIAR";
    private const string Watch = "/topic/OrderWatch";

    [Fact]
    public async Task The_life_of_a_record_causes_an_event_of_each_type()
    {
        var org = await StartAsync();
        org.AddPushTopic(new PushTopicDraft("OrderWatch", OpenOrders));
        var peer = await SubscribedAsync(org, Watch);

        await org.PublishChangeAsync("Order__c", Order, new { Name = "ORD-0007", Status__c = "Open", Total__c = 5 }, Cancel);
        await org.PublishChangeAsync("Order__c", Order, new { Name = "ORD-0008" }, Cancel);
        await org.PublishDeleteAsync("Order__c", Order, Cancel);
        await org.PublishUndeleteAsync("Order__c", Order, Cancel);

        Assert.Equal(
            [
                """created {"Id":"a01Kx00000A1b2CIAR","Name":"ORD-0007","Status__c":"Open"}""",
                """updated {"Id":"a01Kx00000A1b2CIAR","Name":"ORD-0008","Status__c":"Open"}""",
                """deleted {"Id":"a01Kx00000A1b2CIAR"}""",
                """undeleted {"Id":"a01Kx00000A1b2CIAR","Name":"ORD-0008","Status__c":"Open"}""",
            ],
            await EventsAsync(peer));
    }

    [Fact]
    public async Task A_record_that_does_not_match_causes_no_event()
    {
        var org = await StartAsync();
        org.AddPushTopic(new PushTopicDraft("OrderWatch", OpenOrders));
        Assert.Empty(await org.PublishChangeAsync("Order__c", Order, new { Status__c = "Draft" }, Cancel));
        Assert.Equal([Watch], (await org.PublishChangeAsync("Order__c", Order, new { Status__c = "OPEN" }, Cancel)).Keys);
        // A record that no longer matches causes no event either, and neither does an update without a change.
        Assert.Empty(await org.PublishChangeAsync("Order__c", Order, new { Status__c = "Shipped" }, Cancel));
        Assert.Empty(await org.PublishChangeAsync("Order__c", Order, new { Status__c = "Shipped" }, Cancel));
        Assert.Empty(await org.PublishDeleteAsync("Order__c", Order, Cancel));
        Assert.Empty(await org.PublishChangeAsync("Thing__c", Order, new { Status__c = "Open" }, Cancel));
    }

    [Theory]
    [InlineData(NotifyForFields.Referenced, "Name Status__c")]
    [InlineData(NotifyForFields.Select, "Name")]
    [InlineData(NotifyForFields.Where, "Status__c")]
    [InlineData(NotifyForFields.All, "Name Status__c Total__c")]
    public async Task An_update_causes_an_event_if_a_field_changes_that_the_topic_watches(NotifyForFields watched, string causing)
    {
        var org = await StartAsync();
        org.AddPushTopic(new PushTopicDraft("OrderWatch", "SELECT Id, Name FROM Order__c WHERE Status__c != 'Closed'") { NotifyForFields = watched });
        await org.PublishChangeAsync("Order__c", Order, new { Name = "a", Status__c = "a", Total__c = "a" }, Cancel);
        var found = new List<string>();
        foreach (var field in (string[])["Name", "Status__c", "Total__c"])
        {
            var ids = await org.PublishChangeAsync("Order__c", Order, new Dictionary<string, string> { [field] = "b" }, Cancel);
            if (ids.ContainsKey(Watch)) found.Add(field);
        }

        Assert.Equal(causing, string.Join(' ', found));
    }

    [Theory]
    [InlineData("create")]
    [InlineData("update")]
    [InlineData("delete")]
    [InlineData("undelete")]
    [InlineData("none")]
    public async Task Each_operation_can_be_switched_off(string off)
    {
        var org = await StartAsync();
        org.AddPushTopic(new PushTopicDraft("OrderWatch", OpenOrders)
        {
            NotifyForOperationCreate = off != "create",
            NotifyForOperationUpdate = off != "update",
            NotifyForOperationDelete = off != "delete",
            NotifyForOperationUndelete = off != "undelete",
        });
        var events = new Dictionary<string, IReadOnlyDictionary<string, long>>
        {
            ["create"] = await org.PublishChangeAsync("Order__c", Order, new { Status__c = "Open" }, Cancel),
            ["update"] = await org.PublishChangeAsync("Order__c", Order, new { Name = "b" }, Cancel),
            ["delete"] = await org.PublishDeleteAsync("Order__c", Order, Cancel),
            ["undelete"] = await org.PublishUndeleteAsync("Order__c", Order, Cancel),
        };
        Assert.Equal(events.Keys.Where(operation => operation != off), events.Where(static pair => pair.Value.Count == 1).Select(static pair => pair.Key));
    }

    [Fact]
    public async Task A_topic_that_is_not_active_publishes_nothing()
    {
        var org = await StartAsync();
        org.AddPushTopic(new PushTopicDraft("OrderWatch", OpenOrders) { IsActive = false });
        Assert.Empty(await org.PublishChangeAsync("Order__c", Order, new { Status__c = "Open" }, Cancel));
        org.AddPushTopic(new PushTopicDraft("OrderWatch", OpenOrders));
        Assert.Single(await org.PublishChangeAsync("Order__c", Order, new { Name = "b" }, Cancel));
    }

    [Fact]
    public async Task The_name_of_a_person_brings_its_parts()
    {
        var org = await StartAsync();
        org.AddPushTopic(new PushTopicDraft("Contacts", "SELECT Id, name FROM Contact"));
        var peer = await SubscribedAsync(org, "/topic/Contacts");
        await org.PublishChangeAsync("Contact", "003Kx00000Zz1AAIAZ", new { FirstName = "Ada", LastName = "Byron", Salutation = "Ms." }, Cancel);
        await org.PublishChangeAsync("Contact", "003Kx00000Zz1AAIAZ", new { LastName = "Lovelace" }, Cancel);
        Assert.Equal(
            [
                """created {"Id":"003Kx00000Zz1AAIAZ","Name":"Ada Byron","Salutation":"Ms.","FirstName":"Ada","LastName":"Byron"}""",
                """updated {"Id":"003Kx00000Zz1AAIAZ","Name":"Ada Lovelace","Salutation":"Ms.","FirstName":"Ada","LastName":"Lovelace"}""",
            ],
            await EventsAsync(peer));
    }

    [Fact]
    public async Task The_fields_of_the_query_are_those_of_filters()
    {
        var org = await StartAsync();
        org.AddPushTopic(new PushTopicDraft("OrderWatch", OpenOrders));
        var peer = await HandshakenAsync(org);
        JsonAssert.Refused(
            "400::Query fields {Total__c} do not exist on the topic entity", await peer.SubscribeAsync(Watch + "?Total__c=5", -1, Cancel));
        Assert.True((await peer.SubscribeAsync(Watch + "?Name=ORD-0007", -1, Cancel))["successful"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("Order__c", "a01Kx00000A1b2", "not a valid record id")]
    [InlineData("Order__r", Order, "not the API name of an object")]
    [InlineData("PushTopic", Order, "AddPushTopic")]
    public async Task Wrong_arguments_are_refused(string entity, string id, string message)
    {
        var org = await StartAsync();
        foreach (var call in (Func<Task>[])[
            () => org.PublishChangeAsync(entity, id, new { Name = "a" }, Cancel).AsTask(),
            () => org.PublishDeleteAsync(entity, id, Cancel).AsTask(),
            () => org.PublishUndeleteAsync(entity, id, Cancel).AsTask(),
            () => Task.Run(() => org.SetRecord(entity, id, new { }), Cancel),
            () => Task.Run(() => org.RemoveRecord(entity, id), Cancel)])
        {
            Assert.Contains(message, (await Assert.ThrowsAsync<ArgumentException>(call)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_change_that_is_not_possible_is_refused_and_changes_nothing()
    {
        var org = await StartAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await org.PublishDeleteAsync("Order__c", Order, Cancel));
        await org.PublishChangeAsync("Order__c", Order, new { Name = "a" }, Cancel);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await org.PublishUndeleteAsync("Order__c", Order, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(async () => await org.PublishChangeAsync("Order__c", Order, new { CreatedDate = "2026-01-01" }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(async () => await org.PublishChangeAsync("Order__c", Order, new { Name = new { First = "a" } }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(async () => await org.PublishChangeAsync("Order__c", Order, "text", Cancel));
        await org.PublishDeleteAsync("Order__c", Order, Cancel);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await org.PublishChangeAsync("Order__c", Order, new { Name = "b" }, Cancel));
        await org.PublishUndeleteAsync("Order__c", Order, Cancel);
        Assert.Equal("a", await FoundAsync(org, "SELECT Name FROM Order__c", "Name"));
    }
}
