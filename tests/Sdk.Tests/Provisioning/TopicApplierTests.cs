namespace TypedStreaming.Tests.Provisioning;

/// <summary>The outcomes that are derived from responses, failures and what the org shows, without a server.</summary>
public sealed class TopicApplierTests
{
    private const string Refusal = """{"id":null,"success":false,"errors":[{"statusCode":"INVALID_FIELD","message":"no such column","fields":["Query"]}]}""";
    private const string NotUnicode = """{"id":"\ud800","success":true,"errors":[]}""";

    private static readonly PushTopicDefinition A = new("A", ScriptedTopics.Query);
    private static readonly PushTopicDefinition B = new("B", ScriptedTopics.Query);

    [Theory]
    [InlineData(Refusal, false, "A: Refused, INVALID_FIELD: no such column")]
    [InlineData(Refusal, true, "A: Refused, INVALID_FIELD: no such column")]
    [InlineData("""{"success":false}""", false, "A: Refused: The server gave no reason.")]
    [InlineData($$"""{"id":"{{ScriptedTopics.Id}}","success":true,"errors":[]}""", false, "A: Applied")]
    [InlineData("""{"success":true,"errors":[]}""", true, "A: Applied")]
    [InlineData("{}", true, "A: Applied")]
    [InlineData("", true, "A: Applied")]
    [InlineData("[7]", true, "A: Applied")]
    [InlineData(NotUnicode, true, "A: Applied")]
    [InlineData("""{"success":true,"errors":[]}""", false, "A: Unknown: It is not known whether the change was made. The org's response does not contain the outcome.")]
    [InlineData("{}", false, "A: Unknown: It is not known whether the change was made. The org's response does not contain the outcome.")]
    [InlineData("""{"id":"../x","success":true}""", false, "A: Unknown: It is not known whether the change was made. The org's response does not contain the outcome.")]
    public async Task The_body_of_the_response_to_a_creation_decides(string response, bool isFound, string expected)
    {
        var org = new ScriptedTopics { Change = _ => response };
        org.Reads.AddRange(ScriptedTopics.Nothing, isFound ? ScriptedTopics.Records(ScriptedTopics.Record(ScriptedTopics.Id, "A")) : ScriptedTopics.Nothing);
        Assert.Equal(expected, Assert.Single(await org.ApplyAsync([A])).ToString());
    }

    [Theory]
    [InlineData("", "A: Applied")]
    [InlineData("""{"success":true}""", "A: Applied")]
    [InlineData(Refusal, "A: Refused, INVALID_FIELD: no such column")]
    [InlineData("""{"done":1}""", "A: Unknown: It is not known whether the change was made. The org's response does not contain the outcome.")]
    public async Task The_body_of_the_response_to_an_update_and_to_a_deletion_decides(string response, string expected)
    {
        var org = new ScriptedTopics { Change = _ => response };
        org.Reads[0] = ScriptedTopics.Records(ScriptedTopics.Record(ScriptedTopics.Id, "A"));
        Assert.Equal(expected, Assert.Single(await org.ApplyAsync([A with { Query = "SELECT Id FROM Account" }])).ToString());
        Assert.Equal(expected, Assert.Single(await org.ApplyAsync([], "A")).ToString());
        Assert.Equal(["PATCH", "DELETE"], org.Sent.Select(static one => one.Split(' ')[0]));
    }

    [Fact]
    public async Task A_PushTopic_that_was_deleted_and_created_again_is_not_deleted()
    {
        var org = new ScriptedTopics();
        org.Reads[0] = ScriptedTopics.Records(ScriptedTopics.Record(ScriptedTopics.Id, "A"));
        org.Reads.Add(ScriptedTopics.Records(ScriptedTopics.Record(ScriptedTopics.OtherId, "A")));
        Assert.StartsWith("A: OutOfDate: Since the plan was created, the PushTopic was deleted, and another PushTopic with the same name", Assert.Single(await org.ApplyAsync([], "A")).ToString(), StringComparison.Ordinal);
        Assert.Empty(org.Sent);
    }

    [Fact]
    public async Task A_PushTopic_that_is_created_again_during_its_deletion_is_not_reported_as_deleted()
    {
        var org = new ScriptedTopics { Change = static _ => throw new StreamingException(StreamingError.RequestRefused, "gone") { StatusCode = System.Net.HttpStatusCode.NotFound, ErrorCode = "ENTITY_IS_DELETED" } };
        var stored = ScriptedTopics.Records(ScriptedTopics.Record(ScriptedTopics.Id, "A"));
        org.Reads[0] = stored;
        org.Reads.AddRange(stored, ScriptedTopics.Records(ScriptedTopics.Record(ScriptedTopics.OtherId, "A")));
        Assert.Equal(ProvisionStatus.OutOfDate, Assert.Single(await org.ApplyAsync([], "A")).Status);
    }

    [Theory]
    [InlineData(StreamingError.LoginRefused, 400)]
    [InlineData(StreamingError.LoginFailed, 503)]
    [InlineData(StreamingError.Transport, null)]
    public async Task A_login_that_fails_after_a_refused_token_means_that_nothing_was_sent(StreamingError error, int? status)
    {
        var org = new ScriptedTopics
        {
            Change = static _ => throw ScriptedTopics.Unauthorized(),
            Renew = () => throw new StreamingException(error, "no login") { StatusCode = (System.Net.HttpStatusCode?)status },
        };
        Assert.Equal(
            ["A: NotSent: no login", "B: NotSent: The change was not sent, because an earlier request failed: no login"],
            (await org.ApplyAsync([A, B])).Select(static one => one.ToString()));
        Assert.Single(org.Sent);
        Assert.Equal(2, org.ReadCount);
    }

    [Fact]
    public async Task A_new_token_that_is_refused_too_stops_the_rest()
    {
        var org = new ScriptedTopics { Change = static _ => throw ScriptedTopics.Unauthorized() };
        Assert.Equal([ProvisionStatus.NotSent, ProvisionStatus.NotSent], (await org.ApplyAsync([A, B])).Select(static one => one.Status));
        Assert.Equal(2, org.Sent.Count);
    }

    [Fact]
    public async Task No_exception_discards_the_outcomes_of_earlier_changes()
    {
        var org = new ScriptedTopics();
        org.Change = _ => org.Sent.Count == 1 ? $$"""{"id":"{{ScriptedTopics.Id}}","success":true}""" : throw new ObjectDisposedException("client");
        org.Reads.AddRange(ScriptedTopics.Nothing, """{"records":[{"Id":"\ud800","Name":"A"}]}""");
        var results = await org.ApplyAsync([A, B, B with { Name = "C" }]);
        Assert.Equal([ProvisionStatus.Applied, ProvisionStatus.Unknown, ProvisionStatus.NotSent], results.Select(static one => one.Status));
    }
}
