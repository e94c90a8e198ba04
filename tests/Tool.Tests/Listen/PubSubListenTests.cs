using System.Text.Json;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator;
using TypedStreaming.Simulator.PubSub;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Listen;

/// <summary>The command over the Pub/Sub API of the simulator.</summary>
public sealed class PubSubListenTests : IAsyncLifetime
{
    private const string Channel = "/event/Low_Ink__e";

    private OrgShell _org = null!;

    private TestShell Shell => _org.Shell;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string[] Named => ["--from", "earliest", "--name", "laptop", "--positions", _org.PathOf("p.db")];

    public async ValueTask InitializeAsync() => _org = await OrgShell.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task Events_are_written_until_the_count_is_reached()
    {
        await StartAsync();
        for (var i = 1; i <= 3; i++) await PublishAsync($"P{i}");
        Assert.Equal(ExitCodes.Success, await ListenAsync(Channel, "--from", "earliest", "--count", "2"));
        var lines = Lines();
        Assert.Equal(2, lines.Length);
        Assert.Matches("""^[0-9]{4}-[0-9:T.-]+Z  /event/Low_Ink__e  #[0-9]+  \{.*"Printer__c":"P1".*\}$""", lines[0]);
        Assert.Contains("allocation", Shell.Err, StringComparison.Ordinal);
        Assert.Equal(0, _org.Org.SessionCount);
    }

    [Fact]
    public async Task The_same_events_give_the_same_lines_over_both_transports()
    {
        var pubSub = await StartAsync();
        _org.Org.AddPlatformEvent("Sale__e");
        pubSub.DefineEvent(
            "Sale__e",
            new EventField("Text__c", EventFieldType.Text),
            new EventField("Amount__c", EventFieldType.Number),
            new EventField("Paid__c", EventFieldType.Boolean),
            new EventField("At__c", EventFieldType.DateTime),
            new EventField("Day__c", EventFieldType.Date),
            new EventField("Clock__c", EventFieldType.Time),
            new EventField("Nothing__c", EventFieldType.Date));
        pubSub.DefineEvent(
            "AccountChangeEvent",
            new EventField("Name", EventFieldType.Text),
            new EventField("Founded__c", EventFieldType.Date),
            new EventField("LastModifiedDate", EventFieldType.DateTime));
        foreach (var text in new[] { "Zürich", "Oslo" })
        {
            await _org.Org.PublishPlatformEventAsync(
                "/event/Sale__e",
                new { Text__c = text, Amount__c = 12.5, Paid__c = true, At__c = "2026-05-04T09:12:33.120Z", Day__c = "1969-07-20", Clock__c = "23:59:59.999Z", Nothing__c = (string?)null },
                cancellationToken: Token);
        }

        var change = new ChangeEventDraft("Account", "UPDATE", "001Kx00000Zz1AAIAZ") { Fields = new { Name = "Acme", Founded__c = "2001-02-03", LastModifiedDate = "2026-05-04T09:12:33.000Z" } };
        await _org.Org.PublishChangeEventAsync(change, Token);
        foreach (var channel in new[] { "/event/Sale__e", "/data/AccountChangeEvent" })
        {
            var (cometD, other) = (await LineAsync(channel, overPubSub: false), await LineAsync(channel, overPubSub: true));
            Assert.True(JsonNode.DeepEquals(cometD, other), $"{cometD}\n{other}");
        }

        // The negative control: the comparison sees one other value.
        Assert.False(JsonNode.DeepEquals(await LineAsync("/event/Sale__e", overPubSub: false, skip: 1), await LineAsync("/event/Sale__e", overPubSub: true)));
    }

    [Theory]
    [InlineData(ReplayIdForm.Numbered, JsonValueKind.Number)]
    [InlineData(ReplayIdForm.Opaque, JsonValueKind.String)]
    public async Task An_id_is_written_and_read_in_one_form(ReplayIdForm form, JsonValueKind kind)
    {
        await StartAsync(form);
        for (var i = 1; i <= 3; i++) await PublishAsync($"P{i}");
        Assert.Equal(ExitCodes.Success, await ListenAsync([Channel, "--json", "--count", "1", .. Named]));
        var written = JsonDocument.Parse(Shell.Out).RootElement.GetProperty("replayId");
        Assert.Equal(kind, written.ValueKind);
        var id = written.ToString();

        var list = new TestShell();
        await list.RunAsync("positions", "list", "--json", "--positions", _org.PathOf("p.db"));
        var position = JsonDocument.Parse(list.Out).RootElement;
        Assert.Equal(("pubsub", kind, id), (position.GetProperty("transport").GetString(), position.GetProperty("position").ValueKind, position.GetProperty("position").ToString()));

        Assert.Equal(ExitCodes.Success, await ListenAsync(Channel, "--count", "1", "--from", id));
        Assert.Equal(ExitCodes.Success, await list.RunAsync("positions", "set", Channel, id, "--name", "other", "--transport", "pubsub", "--org", _org.Org.OrganizationId, "--positions", _org.PathOf("p.db")));
        Assert.Equal(ExitCodes.Success, await ListenAsync(Channel, "--count", "1", "--name", "other", "--positions", _org.PathOf("p.db")));
        Assert.Equal(["P1", "P2", "P2"], Printers());
    }

    [Fact]
    public async Task A_position_belongs_to_its_transport()
    {
        await StartAsync();
        for (var i = 1; i <= 4; i++) await PublishAsync($"P{i}");
        Assert.Equal(ExitCodes.Success, await ListenAsync([Channel, "--count", "2", .. Named]));
        Assert.Equal(ExitCodes.Success, await ListenAsync([Channel, "--count", "2", .. Named]));
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync(["listen", Channel, "--count", "1", .. Named]));
        Assert.Equal(["P1", "P2", "P3", "P4", "P1"], Printers());
    }

    [Fact]
    public async Task Ctrl_c_ends_with_130_and_keeps_the_position()
    {
        await StartAsync();
        using var end = new CancellationTokenSource();
        var running = Shell.RunAsync(end.Token, ["listen", Channel, "--transport", "pubsub", .. Named]);
        await PublishAsync("P1");
        await Shell.Written.WaitForAsync("P1");
        await end.CancelAsync();
        Assert.Equal(ExitCodes.Interrupted, await running);
        await PublishAsync("P2");
        await ListenAsync([Channel, "--count", "1", .. Named]);
        Assert.Equal(["P1", "P2"], Printers());
    }

    [Fact]
    public async Task A_lost_stream_is_reported_and_counted()
    {
        var pubSub = await StartAsync();
        Shell.IsErrorTerminal = true;
        using var end = new CancellationTokenSource();
        var running = Shell.RunAsync(end.Token, "listen", Channel, "--transport", "pubsub", "--from", "earliest");
        await PublishAsync("P1");
        await Shell.Written.WaitForAsync("P1");
        pubSub.Faults.AbortConnections();
        await Shell.Messages.WaitForAsync("connected again"); // The channel is quiet: the server has only accepted the stream.
        await PublishAsync("P2");
        await Shell.Written.WaitForAsync("P2");
        await Shell.Messages.WaitForAsync("reconnects 1");
        await end.CancelAsync();
        Assert.Equal(ExitCodes.Interrupted, await running);
        Assert.Contains("tse: note: a stream was lost, and is being reopened: ", Shell.Err, StringComparison.Ordinal);
        Assert.Contains("lag ", Shell.Err, StringComparison.Ordinal);
        Assert.Equal(["P1", "P2"], Printers());
    }

    [Fact]
    public async Task A_gap_names_its_id()
    {
        var pubSub = await StartAsync(ReplayIdForm.Opaque);
        await PublishAsync("P1");
        await PublishAsync("P2");
        await ListenAsync([Channel, "--json", "--count", "1", .. Named]);
        var last = JsonDocument.Parse(Lines()[0]).RootElement.GetProperty("replayId").GetString();
        pubSub.Faults.FailNextStream("subscription.fetch.replayid.corrupted");
        await ListenAsync([Channel, "--json", "--count", "1", .. Named]);
        var gap = JsonDocument.Parse(Lines()[1]).RootElement.GetProperty("gap");
        Assert.Equal(("InvalidReplayId", last), (gap.GetProperty("cause").GetString(), gap.GetProperty("afterReplayId").GetString()));
        Assert.Matches($"tse: warning: events may be missing from /event/Low_Ink__e: the org does not recognize the replay id {last}, because .* The output continues with .*, which has replay id 0x[0-9a-f]+\\.", Shell.Err);
    }

    [Fact]
    public async Task A_channel_that_does_not_exist_is_a_failure()
    {
        await StartAsync();
        Assert.Equal(ExitCodes.Failure, await ListenAsync("/event/Missing__e"));
        Assert.Contains("topic.not.found", Shell.Err, StringComparison.Ordinal);
        Assert.EndsWith(" Run 'tse doctor --channel /event/Missing__e' to find the reason. This command also finds a channel whose name differs only in case.\n", Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_of_a_local_org_is_not_sent_to_the_real_api()
    {
        Assert.Equal(ExitCodes.CouldNotRun, await Shell.RunAsync("listen", Channel, "--transport", "pubsub"));
        Assert.StartsWith("tse: --pubsub-endpoint is missing: the org is on the local machine.", Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_address_is_reported_before_a_secret_is_read_and_a_file_is_made()
    {
        Shell.Input = new UnreadableStream();
        Assert.Equal(ExitCodes.CouldNotRun, await ListenAsync([Channel, "--access-token-file", "-", .. Named]));
        Assert.StartsWith("tse: --pubsub-endpoint is missing: the org is on the local machine.", Shell.Err, StringComparison.Ordinal);
        Assert.False(File.Exists(_org.PathOf("p.db")));
    }

    [Fact]
    public async Task A_refused_token_is_explained_in_the_words_of_the_tool()
    {
        var pubSub = await StartAsync();
        pubSub.Faults.RevokeTokens();
        Assert.Equal(ExitCodes.Failure, await ListenAsync(Channel));
        Assert.EndsWith("tse: 127.0.0.1 refused the access token, and tse cannot renew it. Get a new token, or use another --flow.\n", Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_with_a_remedy()
    {
        var pubSub = await StartAsync();
        await pubSub.DisposeAsync();
        Assert.Equal(ExitCodes.Failure, await ListenAsync(Channel));
        Assert.Contains($"tse: There is no connection to the Pub/Sub API for {Channel}: 127.0.0.1:{pubSub.Url.Port} cannot be reached: ", Shell.Err, StringComparison.Ordinal);
        Assert.EndsWith(" Check --pubsub-endpoint, and allow connections to this host and port, or use port 443 (--pubsub-endpoint global-443).\n", Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_refuses_every_new_stream_is_not_called_connected()
    {
        var pubSub = await StartAsync();
        Shell["TSE_ACCESS_TOKEN"] = "";
        var user = _org.Org.User;
        (Shell["TSE_PASSWORD"], Shell["TSE_CLIENT_SECRET"]) = (user.Password, user.ClientSecret);
        var running = ListenAsync(Channel, "--from", "earliest", "--flow", "password", "--username", user.Username, "--client-id", user.ClientId, "--login-url", _org.Org.Url.ToString());
        await PublishAsync("P1");
        await Shell.Written.WaitForAsync("P1");
        pubSub.Faults.FailNext(PubSubRpc.Subscribe, "service.auth.error", times: 100);
        pubSub.Faults.AbortConnections();
        Assert.Equal(ExitCodes.Failure, await running);
        Assert.DoesNotContain("connected again", Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_org_is_asked_for_its_id_if_the_token_does_not_contain_it()
    {
        await StartAsync();
        Shell["TSE_ACCESS_TOKEN"] = "opaque-token";
        Assert.Equal(ExitCodes.Failure, await ListenAsync(Channel));
        Assert.Equal("tse: 127.0.0.1 does not report the user and the org of the access token (HTTP 403). Get a new token, or use another --flow.\n", Shell.Err);
    }

    [Theory]
    [InlineData("'/topic/Accounts' is not a channel of the Pub/Sub API, which supports only platform events (/event/...) and change events (/data/...). Use --transport cometd.", "/topic/Accounts")]
    [InlineData("'/u/Alerts' is not a channel of the Pub/Sub API", "/event/Low_Ink__e", "/u/Alerts")]
    [InlineData("'/event/Low_Ink__e?a=1' has a filter, which the Pub/Sub API does not support. Use /event/Low_Ink__e", "/event/Low_Ink__e?a=1")]
    [InlineData("'event/A' is not a valid channel: the channel must start with '/'", "event/A")]
    [InlineData("--from: 'yesterday' is not a valid start position. Specify earliest, latest or a replay id in the form that --json uses: a number, or 0x and hexadecimal digits.", "/event/A", "--from", "yesterday")]
    [InlineData("--from: '00000000000012340000' is not a valid start position.", "/event/A", "--from", "00000000000012340000")]
    [InlineData("--from: '0x123' is not a valid start position.", "/event/A", "--from", "0x123")]
    [InlineData("--from: '0' is not a valid start position.", "/event/A", "--from", "0")]
    [InlineData("--from: a replay id belongs to one channel", "/event/A", "/event/B", "--from", "17")]
    [InlineData("--pubsub-endpoint: 'asia' is not a valid address. Use one of global, global-443, eu, eu-443, or a URL such as https://api.pubsub.salesforce.com:7443.", "/event/A", "--pubsub-endpoint", "asia")]
    [InlineData("--pubsub-endpoint: 'http://pubsub.example' is not HTTPS, and plain HTTP is allowed only to the local machine.", "/event/A", "--pubsub-endpoint", "http://pubsub.example")]
    public async Task Wrong_input_gets_one_line(string expected, params string[] args)
    {
        Shell["TSE_PUBSUB_ENDPOINT"] = "http://127.0.0.1:1";
        Assert.Equal(ExitCodes.CouldNotRun, await Shell.RunAsync(["listen", "--transport", "pubsub", .. args]));
        Assert.Empty(Shell.Out);
        var line = Assert.Single(Shell.Err.Split('\n', StringSplitOptions.RemoveEmptyEntries), static line => !line.StartsWith("tse: note", StringComparison.Ordinal));
        Assert.StartsWith("tse: " + expected, line, StringComparison.Ordinal);
        Assert.DoesNotContain("tse: note", Shell.Err, StringComparison.Ordinal);
        Assert.Empty(_org.Org.Exchanges.Snapshot());
    }

    [Fact]
    public async Task The_endpoint_has_no_effect_over_cometd()
    {
        Assert.Equal(ExitCodes.CouldNotRun, await Shell.RunAsync("listen", Channel, "--pubsub-endpoint", "eu"));
        Assert.Equal("tse: --pubsub-endpoint has no effect without --transport pubsub. Add --transport pubsub, or omit --pubsub-endpoint.\n", Shell.Err);
    }

    private async Task<SimulatedPubSub> StartAsync(ReplayIdForm form = ReplayIdForm.Numbered)
    {
        var pubSub = await _org.Org.StartPubSubAsync(new SimulatedPubSubOptions { ReplayIds = form }, Token);
        Shell["TSE_PUBSUB_ENDPOINT"] = pubSub.Url.ToString();
        return pubSub;
    }

    private Task<int> ListenAsync(params string[] args) => Shell.RunAsync(["listen", "--transport", "pubsub", .. args]);

    private async Task PublishAsync(string printer) =>
        await _org.Org.PublishPlatformEventAsync(Channel, new { Printer__c = printer }, cancellationToken: Token);

    /// <summary>Returns the line of an event of a channel without its ids, which differ between the transports.</summary>
    private async Task<JsonObject> LineAsync(string channel, bool overPubSub, int skip = 0)
    {
        var reader = new TestShell { ["TSE_ACCESS_TOKEN"] = _org.Org.IssueAccessToken(), ["TSE_INSTANCE_URL"] = _org.Org.Url.ToString() };
        string[] transport = overPubSub ? ["--transport", "pubsub", "--pubsub-endpoint", _org.Org.PubSubUrl().ToString()] : [];
        Assert.Equal(ExitCodes.Success, await reader.RunAsync(["listen", channel, "--json", "--from", "earliest", "--count", $"{skip + 1}", .. transport]));
        var line = JsonNode.Parse(reader.Out.Split('\n')[skip])!.AsObject();
        Assert.True(line.Remove("replayId"));
        var data = line["data"]!.AsObject();
        Assert.True(data.Remove("schema"));
        Assert.True(data["event"]!.AsObject().Remove("replayId"));
        if (!overPubSub || data["payload"]!["ChangeEventHeader"] is not JsonObject header) return line;

        // In change events, the Pub/Sub API has these in addition.
        Assert.True(data["event"]!.AsObject().Remove("EventUuid"));
        Assert.True(header.Remove("nulledFields") && header.Remove("diffFields"));
        return line;
    }

    private string[] Lines() => Shell.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private List<string> Printers() => [.. Lines().Select(static line => line.Split("\"Printer__c\":\"")[1].Split('"')[0])];
}
