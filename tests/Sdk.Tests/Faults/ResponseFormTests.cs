using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Faults;

/// <summary>Answers with the same meaning, written in other ways.</summary>
public sealed class ResponseFormTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Compressed_and_chunked_answers_are_read_also_when_they_are_cut(bool compression, bool chunked)
    {
        await using var run = await FaultRun.StartAsync(org => (org.Compression, org.ChunkedResponses) = (compression, chunked));
        run.Faults.DropConnection(RequestKind.Connect, DropPoint.MidBody);

        using (run.Test.Org.HoldDeliveries()) await run.PublishAsync(count: 50);
        await run.RecoveredAsync(handshakes: 2);

        await run.AssertRecoveredAsync(handshakes: 2, logins: 1, mostRequests: 16);
    }

    [Theory(Timeout = Limit)]
    [InlineData(MessageIdForm.OmittedInErrors)]
    [InlineData(MessageIdForm.Omitted)]
    public async Task Replies_are_matched_without_ids_too(MessageIdForm form)
    {
        await using var run = await FaultRun.StartAsync(org => org.MessageIds = form);
        var alerts = await run.Test.Client.SubscribeAsync(TestOrg.Alerts, cancellationToken: Token);
        Assert.True(alerts.Successful);
        Assert.True((await run.Test.Client.UnsubscribeAsync(TestOrg.Alerts, Token))!.Successful);
        run.Faults.ExpireSessions();

        await run.PublishAsync(count: 2);
        await run.RecoveredAsync(handshakes: 2);

        await run.AssertRecoveredAsync(handshakes: 2, logins: 1, mostRequests: 16);
        await run.Test.Client.StopAsync(Token);
        Assert.Equal(0, run.Test.Org.SessionCount);
    }

    [Theory(Timeout = Limit)]
    [InlineData(RequestKind.Handshake)]
    [InlineData(RequestKind.Subscribe)]
    [InlineData(RequestKind.Connect)]
    public async Task Replies_that_come_twice_count_once(RequestKind kind)
    {
        await using var run = await FaultRun.StartAsync();
        run.Faults.DuplicateReplies(kind, times: 3);
        run.Faults.ExpireSessions();

        await run.PublishAsync(count: 2);
        await run.RecoveredAsync(handshakes: 2);

        await run.AssertRecoveredAsync(handshakes: 2, logins: 1, mostRequests: 14);
        Assert.InRange(run.Test.Org.SessionCount, 1, 1);
    }

    [Theory(Timeout = Limit)]
    [InlineData(RequestKind.Subscribe)]
    [InlineData(RequestKind.Connect)]
    public async Task A_reply_may_come_before_its_events(RequestKind kind)
    {
        await using var run = await FaultRun.StartAsync();
        run.Faults.PutRepliesFirst(kind, times: 3);
        run.Faults.ExpireSessions();

        await run.PublishAsync(count: 3);
        await run.RecoveredAsync(handshakes: 2);

        await run.AssertRecoveredAsync(handshakes: 2, logins: 1, mostRequests: 14);
    }
}
