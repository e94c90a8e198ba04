using TypedStreaming.Session;
using TypedStreaming.Telemetry;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Session;

/// <summary>The first connect waits for a consumer that is about to join, but not for ever.</summary>
public sealed class ExpectedConsumerTests : IDisposable
{
    private const int Limit = 60_000;
    private const string Connect = "/meta/connect";
    private const string Handshake = "/meta/handshake";
    private readonly ManualTimeProvider _time = new();
    private readonly StagedServer _server = new(Handshake, Connect);
    private readonly HttpClients _connections;
    private readonly ClientMetrics _metrics;
    private readonly StreamingSession _session;

    public ExpectedConsumerTests()
    {
        var options = new StreamingClientOptions
        {
            AccessTokens = new AnonymousAccess(new Uri("http://localhost/")),
            Endpoint = new Uri("http://localhost/cometd"),
            HttpHandler = _server,
            TimeProvider = _time,
        };
        (_connections, _metrics) = (new HttpClients(options), new ClientMetrics(new ClientIdentity(""), _time));
        _session = StreamingSession.Start(Contexts.Of(options, _connections, _metrics, new SessionSettings { AsksVersion = false }));
    }

    public void Dispose()
    {
        _session.RequestStop(null);
        _connections.Dispose();
        _metrics.Dispose();
        _server.Dispose();
    }

    [Theory(Timeout = Limit)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_first_connect_is_sent_when_the_consumers_have_joined_or_their_time_is_up(bool joins)
    {
        var handshake = await _server.NextAsync(Handshake);
        using var first = _session.ExpectConsumer();
        using var second = _session.ExpectConsumer();
        await _time.TimerAsync(SessionTimeLimits.Join);
        handshake.Agree();
        await _session.Established;
        var connect = _server.NextAsync(Connect);
        first.Dispose();
        first.Dispose();
        Assert.False(connect.IsCompleted);

        if (joins) second.Dispose();
        else _time.Advance(SessionTimeLimits.Join);
        await connect;
    }
}
