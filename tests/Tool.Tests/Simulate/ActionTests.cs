using System.Net;
using TypedStreaming.PubSub;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Simulate;

/// <summary>What the page shows and causes.</summary>
public sealed class ActionTests
{
    private static readonly (string Json, string Error)[] WrongActions =
    [
        ("{", "the text is not valid JSON. Check the commas, quotation marks and brackets."),
        ("{\"\\ud800\":1}", "a string is not valid Unicode. Use valid UTF-8, and write both \\u escapes of a surrogate pair."),
        ("{\"action\":\"\\ud800\"}", "action: a string is not valid Unicode."),
        ("[]", "the value must be an object, in braces."),
        ("""{"action":"fly"}""", "action: 'fly' is not allowed here."),
        ("""{"action":"wait","seconds":1}""", "action: 'wait' is not allowed here."),
        ("""{"action":"delay","seconds":"soon"}""", "seconds: the value must be a number of seconds from 0 to 86400."),
        ("""{"action":"delay","seconds":1,"request":"poll"}""", "request: 'poll' is not allowed. Use one of any, login,"),
        ("""{"action":"expireSessions","now":true}""", "now: this key is not allowed here."),
        ("""{"action":"publishGeneric","channel":"/u/None","payload":1}""", "action: The simulated org has no channel '/u/None'"),
        ("""{"action":"publishPushTopic","channel":"/topic/AccountUpdates","type":"moved","sobject":{}}""", "action: 'moved' is not a valid type of change: use one of created, updated, deleted, undeleted."),
    ];

    [Fact]
    public async Task A_published_event_is_shown_on_the_page()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        Assert.Equal(
            "Published on /topic/AccountUpdates with replay id 1.",
            await simulator.ActAsync("""{"action":"publishPushTopic","channel":"/topic/AccountUpdates","type":"created","sobject":{"Name":"<script>alert(1)</script>"}}"""));
        Assert.Equal("Published on /event/Low_Ink__e with replay id 1.", await simulator.ActAsync("""{"action":"publishPlatformEvent","channel":"/event/Low_Ink__e","fields":{"Printer_Model__c":"x"}}"""));
        Assert.Equal("Published on /u/Alerts with replay id 1.", await simulator.ActAsync("""{"action":"publishGeneric","channel":"/u/Alerts","payload":"hello"}"""));
        Assert.Contains("on /data/AccountChangeEvent with replay id 1", await simulator.ActAsync("""{"action":"changeRecord","entity":"Account","id":"001Kx00000Zz1AAIAZ","fields":{"Name":"Acme"}}"""), StringComparison.Ordinal);

        var published = await simulator.ReadUntilAsync("published", static one => one.GetProperty("number").GetInt64() == 1);
        Assert.Equal(("/topic/AccountUpdates", "1"), (published.GetProperty("channel").GetString(), published.GetProperty("replayId").GetString()));
        Assert.Contains("<script>alert(1)</script>", published.GetProperty("data").GetString(), StringComparison.Ordinal);
        var state = await simulator.ReadUntilAsync("state", static _ => true);
        Assert.Equal(
            ["/data/AccountChangeEvent", "/data/ChangeEvents", "/event/Low_Ink__e", "/topic/AccountUpdates", "/u/Alerts"],
            state.GetProperty("channels").EnumerateArray().Select(static one => one.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Faults_act_on_the_org()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var versions = new Uri(simulator.Org, "services/data/");
        Assert.Equal("The next request (versions) will get HTTP 503.", await simulator.ActAsync("""{"action":"answerHttp","request":"versions","retryAfter":7}"""));
        using (var refused = await simulator.Http.GetAsync(versions, TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal("7", Assert.Single(refused.Headers.GetValues("Retry-After")));
        }

        await simulator.ActAsync("""{"action":"dropConnection","request":"versions"}""");
        await Assert.ThrowsAsync<HttpRequestException>(() => simulator.Http.GetAsync(versions, TestContext.Current.CancellationToken));
        await simulator.ActAsync("""{"action":"delay","request":"versions","seconds":3600}""");
        Assert.Equal("Removed all faults that have not occurred yet.", await simulator.ActAsync("""{"action":"clearFaults"}"""));
        using var answered = await simulator.Http.GetAsync(versions, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);

        await simulator.ActAsync("""{"action":"withhold","channel":"/u/Alerts"}""");
        await simulator.ActAsync("""{"action":"publishGeneric","channel":"/u/Alerts","payload":1}""");
        Assert.True((await simulator.ReadUntilAsync("published", static _ => true)).GetProperty("isWithheld").GetBoolean());
        foreach (var action in (string[])["expireSessions", "revokeTokens", "revokeRefreshToken", "pushDisconnect", "endStreams", "silenceStreams", "dropStreams"])
            Assert.EndsWith(".", await simulator.ActAsync($$"""{"action":"{{action}}"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_what_a_session_waits_for_until_it_is_expired()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var listener = new TestShell { ["TSE_ACCESS_TOKEN"] = simulator["accessToken"], ["TSE_INSTANCE_URL"] = simulator["org"] };
        var listening = listener.RunAsync("listen", "/u/Alerts", "--count", "1");
        var state = await simulator.ReadUntilAsync("state", static state => state.GetProperty("sessions").EnumerateArray().Any(static session => session.GetProperty("waitsFor").GetString() == "Event"));
        var session = Assert.Single(state.GetProperty("sessions").EnumerateArray());
        Assert.Equal("/u/Alerts", Assert.Single(session.GetProperty("channels").EnumerateArray()).GetString());
        Assert.Equal("Expired 1 session.", await simulator.ActAsync("""{"action":"expireSessions"}"""));
        await simulator.ReadUntilAsync("exchange", static exchange => exchange.GetProperty("kind").GetString() == "Connect" && exchange.GetProperty("response").GetString()?.Contains("403::Unknown client", StringComparison.Ordinal) == true);
        await listener.Messages.WaitForAsync("connected again");
        await simulator.ActAsync("""{"action":"publishGeneric","channel":"/u/Alerts","payload":"after that"}""");
        Assert.Equal(0, await listening.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System));
        Assert.Contains("after that", listener.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_a_pub_sub_stream_and_cuts_it()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await using var client = new PubSubClient(new PubSubClientOptions
        {
            AccessTokens = new StaticToken(simulator["accessToken"], simulator.Org, simulator["organizationId"]),
            Endpoint = new Uri(simulator["pubSub"]),
        });
        var events = client.Deliveries("/event/Low_Ink__e", cancellationToken: TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var first = events.MoveNextAsync();
        var state = await simulator.ReadUntilAsync("state", static state => state.GetProperty("streams").EnumerateArray().Any(static one => one.GetProperty("pending").GetInt32() > 0));
        var stream = Assert.Single(state.GetProperty("streams").EnumerateArray());
        Assert.Equal(("/event/Low_Ink__e", 0), (stream.GetProperty("topic").GetString(), stream.GetProperty("events").GetInt32()));
        Assert.Equal("1 open stream is cut.", await simulator.ActAsync("""{"action":"dropStreams"}"""));

        var number = stream.GetProperty("number").GetInt64();
        await simulator.ReadUntilAsync("state", state => state.GetProperty("streams").EnumerateArray().Any(one => one.GetProperty("number").GetInt64() > number && one.GetProperty("pending").GetInt32() > 0));
        await simulator.ActAsync("""{"action":"publishPlatformEvent","channel":"/event/Low_Ink__e","fields":{"Printer_Model__c":"XZO-5"}}""");
        Assert.True(await first);
        await events.DisposeAsync();
        Assert.EndsWith("open streams are ended.", await simulator.ActAsync("""{"action":"endStreams","topic":"/event/None__e"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_action_says_what_to_write()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        foreach (var (json, error) in WrongActions)
        {
            var text = await simulator.ActAsync(json);
            Assert.StartsWith(error, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Parameter", text, StringComparison.Ordinal);
        }
    }
}
