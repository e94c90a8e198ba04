using System.Text.Json;
using TypedStreaming.Simulator;
using TypedStreaming.Simulator.PubSub;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Publish;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Publish;

/// <summary>The command over the Pub/Sub API of the simulator.</summary>
public sealed class PubSubPublishTests : IAsyncLifetime
{
    private const string Channel = "/event/Low_Ink__e";

    private OrgShell _org = null!;
    private SimulatedPubSub _pubSub = null!;

    private TestShell Shell => _org.Shell;

    public async ValueTask InitializeAsync()
    {
        _org = await OrgShell.StartAsync();
        _pubSub = await _org.Org.StartPubSubAsync(cancellationToken: TestContext.Current.CancellationToken);
        _pubSub.DefineEvent("Low_Ink__e", new EventField("Printer__c", EventFieldType.Text));
        Shell["TSE_PUBSUB_ENDPOINT"] = _pubSub.Url.ToString();
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task One_event_from_the_command_line()
    {
        Assert.Equal(ExitCodes.Success, await PublishAsync("Low_Ink__e", """{"Printer__c":"Zürich"}"""));
        Assert.Matches("^published Low_Ink__e [0-9a-f-]{36}\n$", Shell.Out);
        Assert.Equal(["Zürich"], await PrintersAsync(1));
        Assert.Equal(0, _org.Org.Exchanges.Count(RequestKind.Publish));
    }

    [Fact]
    public async Task A_batch_of_several_requests_keeps_its_order_and_has_a_line_for_each_event()
    {
        const int Count = 450;
        Shell.Type(string.Concat(Enumerable.Range(1, Count).Select(static i => $"{{\"Printer__c\":\"{i}\"}}\n")));
        Assert.Equal(ExitCodes.Success, await PublishAsync("Low_Ink__e", "--json"));
        var lines = Shell.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(Enumerable.Range(1, Count), lines.Select(static line => line.GetProperty("number").GetInt32()));
        Assert.All(lines, static line => Assert.True(Guid.TryParse(line.GetProperty("eventUuid").GetString(), out _)));
        Assert.Equal(Enumerable.Range(1, Count).Select(static i => $"{i}"), await PrintersAsync(Count));
    }

    [Fact]
    public async Task A_refused_event_is_named_and_the_others_of_its_request_are_published()
    {
        var file = _org.Write("events.jsonl", "{\"Printer__c\":\"1\"}\n{\"Wrong__c\":\"2\"}\n{\"Printer__c\":\"3\"}\n");
        Assert.Equal(ExitCodes.Failure, await PublishAsync("Low_Ink__e", "@" + file, "--json"));
        Assert.StartsWith("tse: Event 2 of 3 was refused: ", Assert.Single(Shell.Err.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("Wrong__c", Shell.Err, StringComparison.Ordinal);
        Assert.EndsWith("The other events were published or skipped. To publish it again, copy it to another file and publish that file.\n", Shell.Err, StringComparison.Ordinal);
        var lines = Shell.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal([(1, "published"), (2, "refused"), (3, "published")], lines.Select(static line => (line.GetProperty("number").GetInt32(), line.GetProperty("status").GetString())));
        Assert.Contains("Wrong__c", lines[1].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(["1", "3"], await PrintersAsync(2));
    }

    [Fact]
    public async Task A_lost_response_is_repeated_with_notes_and_its_events_have_lines()
    {
        _pubSub.Faults.FailNext(PubSubRpc.PublishStream, "service.unavailable", times: 4);
        Assert.Equal(ExitCodes.Failure, await PublishAsync("Low_Ink__e", "[{},{}]", "--json"));
        var messages = Shell.Err.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, messages.Length);
        Assert.All(messages[..3], static line => Assert.StartsWith("tse: note: the request is being sent again, with the same event ids: ", line, StringComparison.Ordinal));
        Assert.Matches(@"^tse: Events 1, 2 of 2 may or may not have been published: .* \(4 attempts in [0-9]+ s\)\. To publish again from number 1, which can publish an event twice, repeat the command without --skip\.$", messages[3]);
        var lines = Shell.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal([(1, "unknown"), (2, "unknown")], lines.Select(static line => (line.GetProperty("number").GetInt32(), line.GetProperty("status").GetString())));
        Assert.All(lines, static line => Assert.True(Guid.TryParse(line.GetProperty("eventUuid").GetString(), out _)));
    }

    [Fact]
    public async Task Ctrl_c_without_a_response_gives_the_ids_of_the_events()
    {
        using var end = new CancellationTokenSource();
        _pubSub.Faults.DelayNext(PubSubRpc.PublishStream, TimeSpan.FromDays(1));
        var running = Shell.RunAsync(end.Token, "publish", "--transport", "pubsub", "Low_Ink__e", "[{},{}]", "--json");
        await _pubSub.Calls.WaitForAsync(PubSubRpc.PublishStream, static call => call.IsDelayed, TestContext.Current.CancellationToken);
        await end.CancelAsync();
        Assert.Equal(ExitCodes.Interrupted, await running);
        Assert.StartsWith("tse: Events 1, 2 of 2 may or may not have been published: the command was interrupted. ", Shell.Err, StringComparison.Ordinal);
        var lines = Shell.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal([(1, "unknown"), (2, "unknown")], lines.Select(static line => (line.GetProperty("number").GetInt32(), line.GetProperty("status").GetString())));
        Assert.All(lines, static line => Assert.True(Guid.TryParse(line.GetProperty("eventUuid").GetString(), out _)));
    }

    [Fact]
    public async Task Ctrl_c_before_the_first_request_says_that_nothing_was_sent()
    {
        using var end = new CancellationTokenSource();
        _pubSub.Faults.DelayNext(PubSubRpc.GetTopic, TimeSpan.FromDays(1));
        var running = Shell.RunAsync(end.Token, "publish", "--transport", "pubsub", "Low_Ink__e", "[{},{}]", "--json");
        await _pubSub.Calls.WaitForAsync(PubSubRpc.GetTopic, static call => call.IsDelayed, TestContext.Current.CancellationToken);
        await end.CancelAsync();
        Assert.Equal(ExitCodes.Interrupted, await running);
        Assert.StartsWith("tse: Events 1, 2 of 2 were not sent: the command was interrupted. ", Shell.Err, StringComparison.Ordinal);
        Assert.Empty(Shell.Out);
    }

    [Fact]
    public async Task A_missing_address_is_reported_before_anything_is_read()
    {
        Shell["TSE_PUBSUB_ENDPOINT"] = "";
        Shell.Input = new UnreadableStream();
        Assert.Equal(ExitCodes.CouldNotRun, await PublishAsync("Low_Ink__e"));
        Assert.StartsWith("tse: --pubsub-endpoint is missing", Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_does_not_exist_is_a_failure()
    {
        Assert.Equal(ExitCodes.Failure, await PublishAsync("Missing__e", "{}"));
        Assert.StartsWith("tse: Event 1 of 1 was not sent, because a request failed: The topic '/event/Missing__e' does not exist", Shell.Err, StringComparison.Ordinal);
        Assert.EndsWith(". No event was published. Fix the problem, and repeat the command. Run 'tse doctor --channel /event/Missing__e' to find the reason.\n", Shell.Err, StringComparison.Ordinal);
        Assert.Equal(Shell.Err.IndexOf("was not sent", StringComparison.Ordinal), Shell.Err.LastIndexOf("was not sent", StringComparison.Ordinal));
        Assert.Empty(Shell.Out);
    }

    [Fact]
    public async Task An_org_that_does_not_say_whose_token_it_is_gets_one_line()
    {
        _org.Org.Faults.AnswerHttp(RequestKind.Other, 403, "Bad_OAuth_Token", "text/plain");
        Assert.Equal(ExitCodes.Failure, await PublishAsync("Low_Ink__e", "{}"));
        Assert.Equal("tse: 127.0.0.1 does not report the user and the org of the access token (HTTP 403). Get a new token, or use another --flow.\n", Shell.Err);
    }

    [Theory]
    [InlineData("--transport: 'cometd' cannot be used to publish. Use rest or pubsub.", "--transport", "cometd")]
    [InlineData("--pubsub-endpoint has no effect without --transport pubsub.", "--pubsub-endpoint", "eu")]
    [InlineData("--pubsub-endpoint: the address contains more than a host and a port. Use http://127.0.0.1:8081.", "--transport", "pubsub", "--pubsub-endpoint", "http://127.0.0.1:8081/path")]
    [InlineData("--pubsub-endpoint: the address contains more than a host and a port. Use http://127.0.0.1:8081.", "--transport", "pubsub", "--pubsub-endpoint", "http://127.0.0.1:8081/?a=1")]
    [InlineData("--pubsub-endpoint: the address contains more than a host and a port. Use http://127.0.0.1:8081.", "--transport", "pubsub", "--pubsub-endpoint", "http://127.0.0.1:8081#a")]
    [InlineData("--pubsub-endpoint: 'x' is not a valid address. Use one of global,", "--transport", "pubsub", "--pubsub-endpoint", "x")]
    public async Task Wrong_input_gets_one_line_and_nothing_is_published(string expected, params string[] args)
    {
        Assert.Equal(ExitCodes.CouldNotRun, await Shell.RunAsync(["publish", "Low_Ink__e", "{}", .. args]));
        Assert.StartsWith("tse: " + expected, Assert.Single(Shell.Err.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(_org.Org.Exchanges.Snapshot());
    }

    [Theory]
    [InlineData("pp", 0, 2, null)]
    [InlineData("r", 0, 1, "Event 1 of 1 was refused: no.")]
    [InlineData("u", 0, 1, "Event 1 of 1 may or may not have been published: no. To publish it again, which can publish an event twice, repeat the command.")]
    [InlineData("n", 0, 1, "Event 1 of 1 was not sent: no. No event was published: repeat the command.")]
    [InlineData("prr", 0, 3, "Events 2, 3 of 3 were refused: no. The other events were published or skipped. To publish again from number 2, use --skip 1.")]
    [InlineData("prp", 0, 3, "Event 2 of 3 was refused: no. The other events were published or skipped. To publish it again, copy it to another file and publish that file.")]
    [InlineData("ppr", 200, 500, "Event 203 of 500 was refused: no. The other events before number 204 were published or skipped. To publish again from number 203, use --skip 202. To continue with number 204, use --skip 203.")]
    [InlineData("uuu", 0, 3, "Events 1, 2, 3 of 3 may or may not have been published: no. To publish again from number 1, which can publish an event twice, repeat the command without --skip.")]
    [InlineData("ruu", 0, 3, "Event 1 of 3 was refused: no. Events 2, 3 of 3 may or may not have been published: no. To publish again from number 1, which can publish an event twice, repeat the command without --skip.")]
    [InlineData("upu", 0, 3, "Events 1, 3 of 3 may or may not have been published: no. The other events were published or skipped. To publish them again, which can publish an event twice, copy them to another file and publish that file.")]
    [InlineData("uunn", 10, 20, "Events 11, 12 of 20 may or may not have been published: no. The other events before number 13 were published or skipped. To publish again from number 11, which can publish an event twice, use --skip 10. To continue with number 13, use --skip 12.")]
    [InlineData("nn", 10, 20, "Events 11, 12 of 20 were not sent: no. The other events before number 11 were published or skipped. To continue with number 11, use --skip 10.")]
    [InlineData("nn", 0, 20, "Events 1, 2 of 20 were not sent: no. No event was published: repeat the command.")]
    [InlineData("ppnn", 0, 20, "Events 3, 4 of 20 were not sent: no. The other events before number 3 were published or skipped. To continue with number 3, use --skip 2.")]
    [InlineData("rrrrrrrrrrrr", 0, 12, "Events 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more of 12 were refused: no. To publish again from number 1, repeat the command without --skip.")]
    [InlineData("sns", 10, 20, "Events 11, 13 of 20 were refused: why. Event 12 of 20 was not sent: no. The other events before number 12 were published or skipped. To publish again from number 11, use --skip 10. To continue with number 12, use --skip 11.")]
    [InlineData("nsn", 10, 20, "Event 12 of 20 was refused: why. Events 11, 13 of 20 were not sent: no. The other events before number 11 were published or skipped. To continue with number 11, use --skip 10.")]
    [InlineData("nsn", 0, 20, "Event 2 of 20 was refused: why. Events 1, 3 of 20 were not sent: no. No event was published: repeat the command.")]
    [InlineData("nun", 10, 20, "Event 12 of 20 may or may not have been published: no. The other events before number 11 were published or skipped. To continue with number 11, which can publish an event twice, use --skip 10.")]
    [InlineData("nun", 0, 20, "Event 2 of 20 may or may not have been published: no. To publish from number 1, which can publish an event twice, repeat the command.")]
    [InlineData("psnp", 0, 20, "Event 2 of 20 was refused: why. Event 3 of 20 was not sent: no. The other events were published or skipped. To publish the events that were not published, copy them to another file and publish that file.")]
    [InlineData("spn", 0, 20, "Event 1 of 20 was refused: why. Event 3 of 20 was not sent: no. The other events before number 3 were published or skipped. To publish it again, copy it to another file and publish that file. To continue with number 3, use --skip 2.")]
    [InlineData("srs", 0, 3, "Events 1, 3 of 3 were refused: why. Event 2 of 3 was refused: no. To publish again from number 1, repeat the command without --skip.")]
    [InlineData("srtt", 0, 4, "Event 1 of 4 was refused: why. Event 2 of 4 was refused: no. Events 3, 4 of 4 were refused, for other reasons. The output of --json contains the reason for each event. To publish again from number 1, repeat the command without --skip.")]
    [InlineData("m", 0, 1, "Event 1 of 1 was not sent: no. No event was published. Fix the problem, and repeat the command. Run 'tse doctor --channel /event/Low_Ink__e' to find the reason.")]
    [InlineData("mm", 10, 20, "Events 11, 12 of 20 were not sent: no. The other events before number 11 were published or skipped. Fix the problem first. To continue with number 11, use --skip 10. Run 'tse doctor --channel /event/Low_Ink__e' to find the reason.")]
    public void The_line_says_how_to_continue(string outcomes, int start, int count, string? expected)
    {
        var results = outcomes.Select(static outcome => new PublishResult
        {
            Status = outcome switch { 'p' => PublishStatus.Published, 'r' or 's' or 't' => PublishStatus.Refused, 'u' => PublishStatus.Unknown, _ => PublishStatus.NotSent },
            Error = outcome switch { 's' => "why", 't' => "other", _ => "no." },
            IsTransient = outcome == 'n',
            ErrorCode = outcome == 'm' ? "sfdc.platform.eventbus.grpc.topic.not.found" : null,
        });
        Assert.Equal(expected, PublishFailure.Of([.. results], start, count, Channel));
    }

    [Fact]
    public void The_advice_stays_in_the_line_whatever_the_server_says()
    {
        PublishResult Result(PublishStatus status, char text) => new() { Status = status, Error = new string(text, 5000) };
        var line = PublishFailure.Of(
            [Result(PublishStatus.Refused, 'a'), Result(PublishStatus.Refused, 'b'), Result(PublishStatus.Unknown, 'c'), Result(PublishStatus.Unknown, 'd'), Result(PublishStatus.NotSent, 'e'), Result(PublishStatus.NotSent, 'f')],
            0,
            6,
            Channel);
        Assert.EndsWith("To continue with number 5, use --skip 4.", ErrorLine.Of(line!), StringComparison.Ordinal);
    }

    private Task<int> PublishAsync(params string[] args) => Shell.RunAsync(["publish", "--transport", "pubsub", .. args]);

    private async Task<IReadOnlyList<string?>> PrintersAsync(int count)
    {
        var reader = new TestShell { ["TSE_ACCESS_TOKEN"] = _org.Org.IssueAccessToken(), ["TSE_INSTANCE_URL"] = _org.Org.Url.ToString() };
        await reader.RunAsync("listen", "/event/Low_Ink__e", "--from", "earliest", "--json", "--count", $"{count}");
        return
        [
            .. reader.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("data").GetProperty("payload").GetProperty("Printer__c").GetString()),
        ];
    }
}
