using Microsoft.Extensions.Logging;
using TypedStreaming.Simulator;

namespace TypedStreaming.Tests.Faults;

/// <summary>An expired session is an ordinary event in the life of a client; every other loss is a warning.</summary>
public sealed class LoggedLossTests
{
    private const int Limit = 30_000;
    private const int SessionLost = 101;

    [Fact(Timeout = Limit)]
    public async Task A_session_that_the_server_no_longer_knows_is_information()
    {
        await using var run = await FaultRun.StartAsync();
        run.Faults.ExpireSessions();
        await run.RecoveredAsync(handshakes: 2);

        var (_, level, text) = Assert.Single(run.Test.Log.Entries, static entry => entry.Id == SessionLost);
        Assert.Equal(LogLevel.Information, level);
        Assert.Equal($"[{run.Test.Org.OrganizationId}] The server no longer knows the session; the client is opening a new session", text.TrimEnd());
    }

    [Fact(Timeout = Limit)]
    public async Task A_connection_that_drops_is_a_warning_with_its_cause()
    {
        await using var run = await FaultRun.StartAsync();
        run.Faults.DropConnection(RequestKind.Connect, DropPoint.BeforeHeaders);
        await run.PublishAsync();
        await run.RecoveredAsync(handshakes: 2);

        var (_, level, text) = Assert.Single(run.Test.Log.Entries, static entry => entry.Id == SessionLost);
        Assert.Equal(LogLevel.Warning, level);
        Assert.StartsWith($"[{run.Test.Org.OrganizationId}] Session lost, recovering: Transport: The connect request was lost: ", text, StringComparison.Ordinal);
    }
}
