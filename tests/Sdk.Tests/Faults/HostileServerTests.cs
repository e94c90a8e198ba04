using System.Text;

namespace TypedStreaming.Tests.Faults;

/// <summary>
/// Whatever a server's answer is, the program gets its events, or a typed error: the client neither hangs nor crashes, and sends a limited
/// number of requests.
/// </summary>
public sealed class HostileServerTests
{
    /// <summary>The suite takes one of this many spoiled answers.</summary>
    private const int Step = 61;

    private const int MostRequests = 200;

    public static TheoryData<string, string> Answers
    {
        get
        {
            var answers = new TheoryData<string, string>();
            foreach (var kind in HostileServer.Good.Keys)
                foreach (var flow in kind == HostileServer.Login ? (string[])["password", "client credentials", "refresh token"] : ["password"]) answers.Add(kind, flow);
            return answers;
        }
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public Task Any_spoiled_answer_ends_in_events_or_a_typed_error(string kind, string flow) => AssertAllAsync(kind, flow, Step);

    /// <summary>All spoiled answers, in some minutes: run with <c>-explicit only</c>.</summary>
    [Theory(Explicit = true)]
    [MemberData(nameof(Answers))]
    public async Task Every_spoiled_answer_ends_in_events_or_a_typed_error_and_leaves_no_memory_behind(string kind, string flow)
    {
        await AssertAllAsync(kind, flow, Step);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await AssertAllAsync(kind, flow, 1);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 4 * 1024 * 1024);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task The_good_answer_ends_in_events(string kind, string flow)
    {
        await using var run = new HostileRun(kind, Encoding.UTF8.GetBytes(HostileServer.Good[kind]), TokensOf(flow));
        Assert.True(await run.EndsAsync());
        Assert.True(run.HasSpoiled);
        Assert.All(run.Ends, Assert.Null);
        Assert.Null(run.Stop);
    }

    [Fact]
    public void A_crash_is_neither()
    {
        Assert.False(IsAllowed(new System.Text.Json.JsonException()));
        Assert.False(IsAllowed(new OperationCanceledException()));
        Assert.False(IsAllowed(new StreamingException(StreamingError.Defect, "a defect of the SDK")));
        Assert.True(IsAllowed(new StreamingException(StreamingError.LoginFailed, "no")));
    }

    private static async Task AssertAllAsync(string kind, string flow, int step)
    {
        var body = Encoding.UTF8.GetBytes(HostileServer.Good[kind]);
        foreach (var spoiled in SpoiledBodies.Of(body, step))
        {
            await using var run = new HostileRun(kind, spoiled, TokensOf(flow));
            var text = Encoding.Latin1.GetString(spoiled);
            Assert.True(await run.EndsAsync(), $"It hangs after {kind}: {text}");
            Assert.True(run.HasSpoiled);
            foreach (var end in run.Ends.Append(run.Stop)) Assert.True(IsAllowed(end), $"{end} after {kind}: {text}");
            Assert.True(run.Requests <= MostRequests + run.Passed.TotalSeconds, $"{run.Requests} requests in {run.Passed} ({run.Kinds}) after {kind}: {text}");
        }
    }

    private static bool IsAllowed(Exception? end) => end is null or StreamingException { Error: not StreamingError.Defect };

    private static IAccessTokenSource TokensOf(string flow) => flow switch
    {
        "password" => new PasswordFlow("me@acme.com", "pass", "client", "secret"),
        "client credentials" => new ClientCredentialsFlow("client", "secret") { LoginUrl = new Uri("https://acme.my.salesforce.com") },
        _ => new RefreshTokenFlow("refresh", "client"),
    };
}
