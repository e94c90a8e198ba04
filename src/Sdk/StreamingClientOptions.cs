using Microsoft.Extensions.Logging;
using TypedStreaming.Consumers;

namespace TypedStreaming;

/// <summary>
/// Options of a <see cref="StreamingClient"/>. The class is mutable, so that configuration can bind to it. A client copies and checks the
/// options when it is created, and later changes have no effect.
/// </summary>
public sealed class StreamingClientOptions
{
    /// <summary>
    /// The client's name, at most 100 characters. It is added to the client's log lines, metrics and activities, so that several clients of one
    /// process can be distinguished. If the name is empty (the default), only the org's id is added.
    /// </summary>
    public string Name { get; set; } = "";

    /// <summary>
    /// The source of access tokens, for example a <see cref="PasswordFlow"/>. Required. A login flow (<see cref="OAuthFlow"/>) serves
    /// one client at a time.
    /// </summary>
    public IAccessTokenSource? AccessTokens { get; set; }

    /// <summary>
    /// The API version, such as <c>66.0</c>, at least <c>37.0</c>. If it is null (the default), the client asks the org for its newest
    /// version before each handshake.
    /// </summary>
    public string? ApiVersion { get; set; }

    /// <summary>
    /// The address to which Bayeux messages are posted. Null, the default, means the path <c>/cometd/NN.0</c> of the instance, where <c>NN.0</c> is
    /// the API version. Set the address for plain CometD servers.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>
    /// The HTTP handler for requests to the instance, for example a handler that uses a proxy. If it is null (the default), the client creates
    /// one. A handler that you set must not keep cookies or follow redirects, and must open more than one connection to a server; the client
    /// does not dispose it.
    /// </summary>
    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>The HTTP handler for requests to the login host. Null, the default, means the value of <see cref="HttpHandler"/>.</summary>
    public HttpMessageHandler? LoginHttpHandler { get; set; }

    /// <summary>The clock that all delays and deadlines use. The default is the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// The factory that creates the client's loggers. Null, the default, means no logs. Log messages never contain secrets or event data.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether a lost session is recovered, so that every channel resumes after its last event: true by default.
    /// If false, the streams end with an exception that reports the loss.
    /// </summary>
    public bool AutoReconnect { get; set; } = true;

    /// <summary>
    /// Gets or sets a value that indicates whether a poll waits as long as the server advises: true by default. If false, every poll waits for up to
    /// 110 seconds (Salesforce's usual timeout), and the server's advice is ignored.
    /// </summary>
    public bool UseTimeoutAdvice { get; set; } = true;

    /// <summary>
    /// The store of the consumers' positions. Null, the default, keeps the positions in memory until the client is disposed. The client
    /// does not dispose the store.
    /// </summary>
    public IReplayStore? ReplayStore { get; set; }

    /// <summary>
    /// Options for repeating the first subscribe request of a consumer (an explicit subscription or an enumeration) while the server is busy. By
    /// default, the request is repeated 20 times, with 0.1 seconds between the attempts.
    /// </summary>
    public SubscribeRetryOptions SubscribeRetry { get; set; } = new();

    /// <summary>
    /// The application's extensions, which are called with each outgoing and incoming Bayeux message, in the order of this list. None by default.
    /// </summary>
    public IList<BayeuxExtension> Extensions { get; set; } = [];

    /// <summary>
    /// The time that the recovery of a lost session can take before the streams end with the last failure: 15 minutes by default, at most 24 days.
    /// With <see cref="Timeout.InfiniteTimeSpan"/> the client never gives up. The first start is not a recovery: its first failure is thrown.
    /// </summary>
    public TimeSpan RecoveryTimeout { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The number of handshakes that the client can send per hour: 120 by default, at least 1. Up to one sixth of this number can be sent without a
    /// wait between them. When the number is reached, a recovery waits until the next handshake is allowed. With a proxy that ends the connection
    /// every minute, the client needs 60 handshakes per hour.
    /// </summary>
    public int MaxHandshakesPerHour { get; set; } = 120;

    /// <summary>
    /// The number of access tokens that the client can request per hour: 30 by default, at least 1. Up to one sixth of this number can be requested
    /// without a wait between the requests. Failed starts count too, so that an application that starts the client in a loop does not lock the user
    /// out.
    /// </summary>
    public int MaxLoginsPerHour { get; set; } = 30;

    /// <summary>
    /// The time within which the server must respond to a request that is not a long poll: 30 seconds by default, at most one hour. It is also the
    /// longest allowed pause within the body of any response, and the time limit for each call to <see cref="ReplayStore"/>.
    /// </summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The time within which <see cref="AccessTokens"/> must return a token, including all its requests: 2 minutes by default, at most one hour. A
    /// call that takes longer is cancelled; if the call ignores the cancellation, the client stops waiting for it.
    /// </summary>
    public TimeSpan LoginTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The time after the server's timeout (110 seconds for Salesforce) within which the response to a poll must arrive: 15 seconds by default, at
    /// most one hour. After that, the client considers the connection broken.
    /// </summary>
    public TimeSpan NetworkDelay { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The maximum size, in bytes, of one message from the server, after decompression: 4 MiB by default, from 64 KiB to 256 MiB. The size of a whole
    /// response is not limited, because the response is read while it arrives. An event that is larger than the limit is skipped, and reported as an
    /// unreadable event on its channel.
    /// </summary>
    public int MaxMessageBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>
    /// The seed for the random jitter of the delays, so that tests can repeat a sequence of delays. Null, the default, means a random seed.
    /// </summary>
    internal uint? JitterSeed { get; set; }

    internal StreamingClientOptions Copy()
    {
        var copy = (StreamingClientOptions)MemberwiseClone();
        copy.SubscribeRetry = SubscribeRetry?.Copy()!;
        copy.Extensions = Extensions is null ? null! : [.. Extensions];
        return copy;
    }
}
