using Microsoft.Extensions.Logging;
using TypedStreaming.Consumers;

namespace TypedStreaming;

/// <summary>
/// How a <see cref="StreamingClient"/> reaches its org. A mutable class, so that configuration can bind to it; the client
/// copies and checks it when it is made, and later changes have no effect.
/// </summary>
public sealed class StreamingClientOptions
{
    /// <summary>
    /// Where access tokens come from, a <see cref="PasswordFlow"/> for example. Required. A login flow (<see cref="OAuthFlow"/>) is for
    /// one client at a time.
    /// </summary>
    public IAccessTokenSource? AccessTokens { get; set; }

    /// <summary>
    /// The API version, such as <c>66.0</c>, at least <c>37.0</c>. Null, the default, asks the org for its newest before
    /// each handshake.
    /// </summary>
    public string? ApiVersion { get; set; }

    /// <summary>
    /// The address that Bayeux messages are posted to. Null, the default, is the instance's <c>/cometd/NN.0</c>. Set it
    /// for plain CometD servers.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>
    /// The handler that requests to the instance go through, a proxy's for example. Null, the default, makes one. A
    /// handler given here must keep no cookies, follow no redirects and open more than one connection to a server; it is not
    /// disposed by the client.
    /// </summary>
    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>The handler for the login host. Null, the default, takes <see cref="HttpHandler"/>.</summary>
    public HttpMessageHandler? LoginHttpHandler { get; set; }

    /// <summary>The clock of every delay and deadline. The default is the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where log messages go. Null, the default, logs nothing. Messages never hold secrets or event data.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// Whether a lost session is recovered, with every channel subscribed again after its last event: true by default. If
    /// not, the streams end with the loss as their exception.
    /// </summary>
    public bool AutoReconnect { get; set; } = true;

    /// <summary>
    /// Whether a poll waits as long as the server advises: true by default. If not, every poll waits for the 110 seconds of
    /// Salesforce, whatever the server says.
    /// </summary>
    public bool UseTimeoutAdvice { get; set; } = true;

    /// <summary>
    /// Where consumers' positions are kept. Null, the default, keeps them in memory for as long as the client lives. Not
    /// disposed by the client.
    /// </summary>
    public IReplayStore? ReplayStore { get; set; }

    /// <summary>How the first subscribe of a consumer is repeated while the server is busy, explicit or by enumerating: 20 times, 0.1 seconds apart, by default.</summary>
    public SubscribeRetryOptions SubscribeRetry { get; set; } = new();

    /// <summary>Code of yours that sees each Bayeux message on its way out and in, in this order. None by default.</summary>
    public IList<BayeuxExtension> Extensions { get; set; } = [];

    /// <summary>
    /// How long a lost session may take to come back before the streams end with the last failure: 15
    /// minutes by default, 24 days at most; <see cref="Timeout.InfiniteTimeSpan"/> never gives up. The first start is not a recovery: it
    /// throws at its first failure.
    /// </summary>
    public TimeSpan RecoveryTimeout { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How many handshakes the client sends in an hour, a sixth of them in a burst: 120 by default, 1 at least. When they
    /// are used up, recovery waits for the next one. A proxy that cuts every minute costs 60.
    /// </summary>
    public int MaxHandshakesPerHour { get; set; } = 120;

    /// <summary>
    /// How many access tokens the client asks for in an hour, a sixth of them in a burst: 30 by default, 1 at least. It
    /// holds over starts that fail, so that a loop around them does not lock the user out.
    /// </summary>
    public int MaxLoginsPerHour { get; set; } = 30;

    /// <summary>
    /// How long a request may take that the server has no reason to hold, and how long the body of any answer may pause: 30
    /// seconds by default, an hour at most.
    /// </summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long <see cref="AccessTokens"/> may take to give a token, with all requests that it makes: 2 minutes by default, an
    /// hour at most. One that takes longer is cancelled, and left alone if it does not heed that.
    /// </summary>
    public TimeSpan LoginTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How much longer than the server's hold (110 seconds at Salesforce) a poll may stay unanswered before the connection
    /// counts as dead: 15 seconds by default, an hour at most.
    /// </summary>
    public TimeSpan NetworkDelay { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How many bytes one message of the server may have, after decompression: 4 MiB by default, from 64 KiB to 256 MiB. An answer as a whole has no limit,
    /// since it is read while it arrives. An event that is larger is skipped, and is an event of its channel that cannot be read.
    /// </summary>
    public int MaxMessageBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Where the random parts of the pauses start, so that tests repeat. Null, the default, starts anywhere.</summary>
    internal uint? JitterSeed { get; set; }

    internal StreamingClientOptions Copy()
    {
        var copy = (StreamingClientOptions)MemberwiseClone();
        copy.SubscribeRetry = SubscribeRetry?.Copy()!;
        copy.Extensions = Extensions is null ? null! : [.. Extensions];
        return copy;
    }
}
