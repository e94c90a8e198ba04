using Microsoft.Extensions.Logging.Abstractions;
using TypedStreaming.Session;
using TypedStreaming.Consumers;
using TypedStreaming.Routing;
using TypedStreaming.Watching;
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
        var session = StreamingSession.Start(ContextOf(options, connections, metrics));
        if (established) await session.Established.WaitAsync(TestContext.Current.CancellationToken);

        session.RequestStop(null);
        await session.Completion;

        Assert.True(session.HasEnded);
        Assert.True(session.Established.IsCompletedSuccessfully);
        Assert.Null(session.Failure);
        Assert.Equal(0, _clock.TimerCount);
    }

    private SessionContext ContextOf(StreamingClientOptions options, HttpClients connections, ClientMetrics metrics)
    {
        var logins = new LoginLimit(SessionSettings.Default.Logins, _clock, NullLogger.Instance);
        return new SessionContext
        {
            Options = options,
            Settings = SessionSettings.Default with { AsksVersion = false },
            Connections = connections,
            Extensions = new TypedStreaming.Bayeux.ExtensionChain([], TimeSpan.FromSeconds(30), _clock, NullLogger.Instance),
            Taps = new MessageTaps(NullLogger.Instance),
            Logins = logins,
            RateLimits = new SpentRateLimits(logins, _clock),
            States = new StateFeed(_clock),
            Metrics = metrics,
            Logger = NullLogger.Instance,
        };
    }
}
