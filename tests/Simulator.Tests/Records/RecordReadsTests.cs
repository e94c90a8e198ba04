using System.Net;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Records;

/// <summary>Records are read over REST.</summary>
public sealed class RecordReadsTests : RecordTests
{
    private const string Path = Data + "sobjects/Account/" + Acme;

    [Fact]
    public async Task A_record_has_its_fields_and_those_of_the_org()
    {
        var org = await StartAsync();
        await org.PublishChangeAsync("Account", Acme, new { Name = "Acme", Industry = "Energy", Website = (string?)null }, Cancel);
        var record = (await CallAsync(org, HttpMethod.Get, Path)).Answer!.AsObject();
        var user = record["CreatedById"]!.GetValue<string>();
        JsonAssert.Same(
            $$"""
            {
              "attributes":{"type":"Account","url":"/services/data/v66.0/sobjects/Account/001Kx00000Zz1AAIAZ"},
              "Id":"001Kx00000Zz1AAIAZ","Name":"Acme","Industry":"Energy","Website":null,"IsDeleted":false,
              "CreatedDate":"2026-05-04T09:12:33.208+0000","CreatedById":"{{user}}",
              "LastModifiedDate":"2026-05-04T09:12:33.208+0000","LastModifiedById":"{{user}}","SystemModstamp":"2026-05-04T09:12:33.208+0000"
            }
            """,
            record);
    }

    [Theory]
    [InlineData("?fields=Name,industry")]
    [InlineData("?fields=Name,%20Industry,")]
    [InlineData("/?fields=Name,INDUSTRY")]
    public async Task Some_fields_can_be_asked_for(string rest)
    {
        var org = await StartAsync();
        await org.PublishChangeAsync("Account", Acme, new { Name = "Acme", Industry = "Energy", Phone = "1" }, Cancel);
        JsonAssert.Same(
            """
            {
              "attributes":{"type":"Account","url":"/services/data/v66.0/sobjects/Account/001Kx00000Zz1AAIAZ"},
              "Name":"Acme","Industry":"Energy","Id":"001Kx00000Zz1AAIAZ"
            }
            """,
            (await CallAsync(org, HttpMethod.Get, Path + rest)).Answer);
    }

    [Fact]
    public async Task Both_forms_of_an_id_find_the_record()
    {
        var org = await StartAsync();
        await org.PublishChangeAsync("Account", Acme[..15], new { Name = "Acme" }, Cancel);
        var record = await GetAsync(org, "sobjects/Account/" + Acme[..15]);
        Assert.Equal(18, record["Id"]!.GetValue<string>().Length);
        Assert.Equal("Acme", (await GetAsync(org, "sobjects/Account/" + record["Id"]))["Name"]!.GetValue<string>());
        Assert.Equal("Acme", await FoundAsync(org, $"SELECT Name FROM Account WHERE Id = '{Acme[..15]}'", "Name"));
        Assert.Equal("", await FoundAsync(org, $"SELECT Name FROM Account WHERE Id = '{Acme[..15].ToLowerInvariant()}'", "Name"));
    }

    [Fact]
    public async Task Records_are_set_and_removed_without_an_event()
    {
        var org = await StartAsync();
        org.AddChangeEvents("Account");
        org.AddPushTopic(new PushTopicDraft("Accounts", "SELECT Id, Name FROM Account"));
        org.SetRecord("Account", Acme, new { Name = "Acme" });
        Assert.Equal("Acme", await FoundAsync(org, "SELECT Name FROM Account", "Name"));
        Assert.True(org.RemoveRecord("Account", Acme));
        Assert.False(org.RemoveRecord("Account", Acme));
        AssertError("NOT_FOUND", "does not exist", await CallAsync(org, HttpMethod.Get, Path), HttpStatusCode.NotFound);
        // The next event has the first id of its channel, so there was none before.
        Assert.Equal([1L, 1L, 1L], (await org.PublishChangeAsync("Account", Acme, new { Name = "Acme" }, Cancel)).Values);
    }

    [Fact]
    public async Task A_record_that_is_deleted_or_missing_is_not_found()
    {
        var org = await StartAsync();
        AssertError("NOT_FOUND", "does not exist", await CallAsync(org, HttpMethod.Get, Path), HttpStatusCode.NotFound);
        await org.PublishChangeAsync("Account", Acme, new { Name = "Acme" }, Cancel);
        AssertError("NOT_FOUND", "does not exist", await CallAsync(org, HttpMethod.Get, Path[..^6] + "xxxAAA"), HttpStatusCode.NotFound);
        AssertError("NOT_FOUND", "does not exist", await CallAsync(org, HttpMethod.Get, Data + "sobjects/Account/x"), HttpStatusCode.NotFound);
        AssertError("NOT_FOUND", "does not exist", await CallAsync(org, HttpMethod.Get, Data + "sobjects/Lead/" + Acme), HttpStatusCode.NotFound);
        await org.PublishDeleteAsync("Account", Acme, Cancel);
        AssertError("ENTITY_IS_DELETED", "deleted", await CallAsync(org, HttpMethod.Get, Path), HttpStatusCode.NotFound);
        Assert.Equal("", await FoundAsync(org, "SELECT Id FROM Account"));
    }

    [Fact]
    public async Task A_wrong_token_version_or_method_is_refused()
    {
        var org = await StartAsync();
        org.SetRecord("Account", Acme, new { Name = "Acme" });
        AssertError("INVALID_SESSION_ID", "expired", await CallAsync(org, HttpMethod.Get, Path, token: "00D!wrong"), HttpStatusCode.Unauthorized);
        AssertError("INVALID_SESSION_ID", "expired", await CallAsync(org, HttpMethod.Get, Data + "query?q=x", token: "00D!wrong"), HttpStatusCode.Unauthorized);
        AssertError("NOT_FOUND", "does not exist", await CallAsync(org, HttpMethod.Get, Path.Replace("66", "67", StringComparison.Ordinal)), HttpStatusCode.NotFound);
        AssertError("METHOD_NOT_ALLOWED", "'PATCH' not allowed", await CallAsync(org, HttpMethod.Patch, Path, "{}"), HttpStatusCode.MethodNotAllowed);
        AssertError("METHOD_NOT_ALLOWED", "'POST' not allowed", await CallAsync(org, HttpMethod.Post, Data + "query", "{}"), HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Reads_can_be_made_to_fail()
    {
        var org = await StartAsync();
        org.SetRecord("Account", Acme, new { Name = "Acme" });
        org.Faults.AnswerHttp(RequestKind.Records, 503);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await CallAsync(org, HttpMethod.Get, Path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await CallAsync(org, HttpMethod.Get, Path)).Status);
        Assert.Equal(2, org.Exchanges.Snapshot(RequestKind.Records).Count);
    }

    [Fact]
    public async Task Changes_of_PushTopics_can_be_made_to_fail_alone()
    {
        var org = await StartAsync();
        const string Topics = Data + "sobjects/PushTopic";
        org.Faults.AnswerHttp(RequestKind.TopicChanges, 503, times: 3);
        Assert.Equal(HttpStatusCode.OK, (await CallAsync(org, HttpMethod.Get, Topics)).Status);
        foreach (var (method, path) in new[] { (HttpMethod.Post, Topics), (HttpMethod.Patch, Topics + "/0IF1"), (HttpMethod.Delete, Topics + "/0IF1") })
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await CallAsync(org, method, path, "{}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await CallAsync(org, HttpMethod.Patch, Data + "sobjects/Nothing__c/" + Acme, "{}")).Status);
        Assert.Equal((3, 2), (org.Exchanges.Count(RequestKind.TopicChanges), org.Exchanges.Count(RequestKind.Records)));
    }

    [Theory]
    [InlineData("Developer Edition", false)]
    [InlineData("Enterprise Edition", true)]
    public async Task The_org_itself_is_a_record(string edition, bool isSandbox)
    {
        var org = await SimulatedOrg.StartAsync(new SimulatedOrgOptions { Edition = edition, IsSandbox = isSandbox }, Cancel);
        await using var closing = org;
        var record = (await GetAsync(org, "query?q=SELECT Id, Name, OrganizationType, IsSandbox FROM Organization"))["records"]![0]!;
        Assert.Equal(
            (org.OrganizationId, edition, isSandbox),
            (record["Id"]!.GetValue<string>(), record["OrganizationType"]!.GetValue<string>(), record["IsSandbox"]!.GetValue<bool>()));
        Assert.Equal(edition, (await GetAsync(org, "sobjects/Organization/" + org.OrganizationId))["OrganizationType"]!.GetValue<string>());
        Assert.Equal(edition, (await GetAsync(org, "sobjects/Organization/" + org.OrganizationId[..15]))["OrganizationType"]!.GetValue<string>());
        AssertError("NOT_FOUND", "does not exist", await CallAsync(org, HttpMethod.Get, Data + "sobjects/Organization/00DKx0000000001MAA"), HttpStatusCode.NotFound);
    }
}
