using TypedStreaming.Simulator;

namespace TypedStreaming.Tests.Faults;

/// <summary>Faults while a session is being established again.</summary>
public sealed class ReestablishingFaultTests
{
    private const int Limit = 30_000;

    [Theory(Timeout = Limit)]
    [InlineData(RequestKind.Handshake, 3)]
    [InlineData(RequestKind.Subscribe, 3)]
    [InlineData(RequestKind.Versions, 2)]
    public async Task A_cut_answer_on_the_way_back_loses_nothing(RequestKind kind, int handshakes)
    {
        await using var run = await StartAsync(kind);
        run.Faults.DropConnection(kind, DropPoint.BeforeHeaders);

        await LoseSessionAsync(run);

        await run.RecoveredAsync(handshakes);
        await run.AssertRecoveredAsync(handshakes, logins: 1, mostRequests: 24);
    }

    [Theory(Timeout = Limit)]
    [InlineData(RequestKind.Handshake, 502)]
    [InlineData(RequestKind.Handshake, 504)]
    [InlineData(RequestKind.Subscribe, 502)]
    [InlineData(RequestKind.Subscribe, 503)]
    public async Task An_http_error_on_the_way_back_loses_nothing(RequestKind kind, int status)
    {
        await using var run = await StartAsync(kind);
        run.Faults.AnswerHttp(kind, status, "<html>proxy</html>", times: 2);

        await LoseSessionAsync(run);

        await run.RecoveredAsync(handshakes: 4);
        await run.AssertRecoveredAsync(handshakes: 4, logins: 1, mostRequests: 24);
    }

    [Theory(Timeout = Limit)]
    [InlineData(RequestKind.Handshake, "[]")]
    [InlineData(RequestKind.Handshake, "")]
    [InlineData(RequestKind.Handshake, "<html>")]
    [InlineData(RequestKind.Handshake, """[{"channel":"/meta/handshake","successful":true}]""")]
    [InlineData(RequestKind.Subscribe, "[]")]
    [InlineData(RequestKind.Subscribe, """[{"channel":"/meta/sub""")]
    public async Task A_broken_answer_on_the_way_back_loses_nothing(RequestKind kind, string body)
    {
        await using var run = await StartAsync(kind);
        run.Faults.AnswerBody(kind, body);

        await LoseSessionAsync(run);

        await run.RecoveredAsync(handshakes: 3);
        await run.AssertRecoveredAsync(handshakes: 3, logins: 1, mostRequests: 24);
    }

    [Theory(Timeout = Limit)]
    [InlineData(RequestKind.Handshake, "403::Handshake denied", "403::Organization concurrent user limit exceeded")]
    [InlineData(RequestKind.Handshake, "403::Handshake denied", "503::Server is too busy. Please try your request again later.")]
    [InlineData(RequestKind.Subscribe, "403::Unknown client", null)]
    [InlineData(RequestKind.Subscribe, "403::Client has not completed handshake", null)]
    public async Task A_refusal_that_passes_loses_nothing(RequestKind kind, string error, string? failureReason)
    {
        await using var run = await StartAsync(kind);
        run.Faults.Refuse(kind, error, "none", 0, failureReason);

        await LoseSessionAsync(run);

        await run.RecoveredAsync(handshakes: 3);
        await run.AssertRecoveredAsync(handshakes: 3, logins: 1, mostRequests: 24);
    }

    [Fact(Timeout = Limit)]
    public async Task A_limit_on_a_subscribe_costs_no_session()
    {
        await using var run = await StartAsync(RequestKind.Subscribe);
        run.Faults.Refuse(RequestKind.Subscribe, "403::Subscription limit exceeded for this topic", "none", 0);

        await LoseSessionAsync(run);

        await run.RecoveredAsync(handshakes: 2);
        await run.AssertNothingLostAsync(); // Before the next is published: a live event could overtake what the answer replays.
        await run.AssertRecoveredAsync(handshakes: 2, logins: 1, mostRequests: 24);
    }

    [Theory(Timeout = Limit)]
    [InlineData(RequestKind.Handshake)]
    [InlineData(RequestKind.Subscribe)]
    [InlineData(RequestKind.Connect)]
    public async Task A_token_that_is_refused_on_the_way_back_is_renewed_once(RequestKind kind)
    {
        await using var run = await StartAsync(kind);
        run.Faults.AnswerHttp(kind, 401);

        await LoseSessionAsync(run);

        await run.RecoveredAsync(handshakes: 3);
        await run.AssertRecoveredAsync(handshakes: 3, logins: 2, mostRequests: 24);
    }

    private static Task<FaultRun> StartAsync(RequestKind kind) => FaultRun.StartAsync(
        configureClient: (options, _) => options.ApiVersion = kind == RequestKind.Versions ? null : "66.0");

    /// <summary>Ends the session; events are published meanwhile.</summary>
    private static async Task LoseSessionAsync(FaultRun run)
    {
        run.Faults.ExpireSessions();
        await run.PublishAsync(count: 2);
    }
}
