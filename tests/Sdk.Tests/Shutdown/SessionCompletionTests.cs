using TypedStreaming.Session;
using TypedStreaming.Telemetry;
using TypedStreaming.Tests.Session;
using TypedStreaming.Tests.Time;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Shutdown;

/// <summary>A session's completion: the point after which nothing of it is left.</summary>
public sealed class SessionCompletionTests
{
    private readonly ManualTimeProvider _clock = new();

    [Theory(Timeout = 30_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_session_that_is_stopped_completes_without_time_passing(bool established)
    {
        using var server = new PlainServer(static _ => null);
        using var metrics = new ClientMetrics(new ClientIdentity(""), _clock);
        var options = new StreamingClientOptions
        {
            AccessTokens = new AnonymousAccess(new Uri("http://localhost/")),
            Endpoint = new Uri("http://localhost/cometd"),
            HttpHandler = server,
            TimeProvider = _clock,
        };
        using var connections = new HttpClients(options);
        var session = StreamingSession.Start(Contexts.Of(options, connections, metrics, SessionSettings.Default with { AsksVersion = false }));
        if (established) await session.Established.WaitAsync(TestContext.Current.CancellationToken);

        session.RequestStop(null);
        await session.Completion;

        Assert.True(session.HasEnded);
        Assert.True(session.Established.IsCompletedSuccessfully);
        Assert.Null(session.Failure);
        Assert.Equal(0, _clock.TimerCount);
    }
}
