using TypedStreaming.Simulator;

namespace TypedStreaming.Tests.Faults;

/// <summary>A list of versions that is not available does not prevent a recovery: the version of the lost session is used.</summary>
public sealed class VersionListTests
{
    private const int Limit = 30_000;

    [Theory(Timeout = Limit)]
    [InlineData(403)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(503)]
    public async Task A_list_that_is_refused_for_ever(int status)
    {
        await using var run = await StartAsync();
        run.Faults.AnswerHttp(RequestKind.Versions, status, times: int.MaxValue);
        await AssertComesBackAsync(run);
    }

    [Theory(Timeout = Limit)]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("""{"message":"no"}""")]
    public async Task A_list_that_is_none(string body)
    {
        await using var run = await StartAsync();
        run.Faults.AnswerBody(RequestKind.Versions, body, times: int.MaxValue);
        await AssertComesBackAsync(run);
    }

    [Theory(Timeout = Limit)]
    [InlineData(DropPoint.BeforeHeaders)]
    [InlineData(DropPoint.MidBody)]
    public async Task A_list_that_is_always_cut(DropPoint point)
    {
        await using var run = await StartAsync();
        for (var i = 0; i < 20; i++) run.Faults.DropConnection(RequestKind.Versions, point);
        await AssertComesBackAsync(run);
    }

    private static Task<FaultRun> StartAsync() => FaultRun.StartAsync(configureClient: static (options, _) => options.ApiVersion = null);

    private static async Task AssertComesBackAsync(FaultRun run)
    {
        run.Faults.ExpireSessions();
        await run.PublishAsync(count: 2);
        await run.RecoveredAsync(handshakes: 2);
        await run.AssertRecoveredAsync(handshakes: 2, logins: 1, mostRequests: 18);
    }
}
