using Microsoft.Extensions.Logging;

namespace TypedStreaming.PubSub;

/// <summary>
/// Options of a <see cref="PubSubClient"/>. The class is mutable, so that configuration can bind to it. A client copies and checks the options
/// when it is created, and later changes have no effect.
/// </summary>
public sealed class PubSubClientOptions
{
    /// <summary>
    /// The client's name in its log lines, metrics and activities, so that several clients in one process can be distinguished. It has at most 100
    /// characters, and is empty by default.
    /// </summary>
    public string Name { get; set; } = "";

    /// <summary>
    /// The address of the Pub/Sub API: <see cref="PubSubEndpoint.Global"/> by default. It must use HTTPS, or be on the local machine. The access
    /// token is sent to this host only.
    /// </summary>
    public Uri Endpoint { get; set; } = PubSubEndpoint.Global;

    /// <summary>
    /// The source of access tokens, for example a <see cref="ClientCredentialsFlow"/>. Required. The login must report the id of the org, as all
    /// login flows do. A login flow (<see cref="OAuthFlow"/>) serves one client at a time.
    /// </summary>
    public IAccessTokenSource? AccessTokens { get; set; }

    /// <summary>
    /// The HTTP handler for the Pub/Sub API, for example a handler with a proxy. It must support HTTP/2, must not follow redirects, and is not
    /// disposed by the client. If it is null (the default), the client creates one, which uses the proxy that the environment specifies, and tests
    /// idle connections every 30 seconds.
    /// </summary>
    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>
    /// The HTTP handler for requests to the login host. Null, the default, means that the client creates one. The value of
    /// <see cref="HttpHandler"/> is not used for logins.
    /// </summary>
    public HttpMessageHandler? LoginHttpHandler { get; set; }

    /// <summary>The clock used for all delays and deadlines. The default is the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// The factory of the loggers that the client writes to. Null, the default, means no logs. Log messages never contain secrets or event data.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// The store for the consumers' positions. Null, the default, keeps the positions in memory until the client is disposed. The client does not
    /// dispose the store.
    /// </summary>
    public IReplayStore? ReplayStore { get; set; }

    /// <summary>
    /// The maximum time for the recovery of a lost stream. After this time, its consumer ends with the last failure. The default is 15 minutes, and
    /// the maximum is 24 days. With <see cref="Timeout.InfiniteTimeSpan"/> the client never gives up. The first start is not a recovery: it throws an
    /// exception at the first failure.
    /// </summary>
    public TimeSpan RecoveryTimeout { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The time without any response after which a stream is considered broken. The default is 5 minutes, and the maximum is one hour. The server
    /// sends a response at least every 270 seconds, even if there is no event.
    /// </summary>
    public TimeSpan SilenceTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The number of access tokens that the client can request per hour. The default is 30, and the minimum is 1. Up to one sixth of this number can
    /// be requested in succession without a delay.
    /// </summary>
    public int MaxLoginsPerHour { get; set; } = 30;

    /// <summary>
    /// The time within which the server must respond to a non-streaming request, such as a request for a schema. The default is 30 seconds, and the
    /// maximum is one hour. This limit also applies to each call to <see cref="ReplayStore"/>.
    /// </summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The time within which <see cref="AccessTokens"/> must return a token, including all requests to the login host. The default is 2 minutes, and
    /// the maximum is one hour.
    /// </summary>
    public TimeSpan LoginTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The seed for the random parts of delays, so that tests can repeat a sequence of delays. Null, the default, means a random seed.
    /// </summary>
    internal uint? JitterSeed { get; set; }

    /// <summary>
    /// Is called with the cause before a request to publish is repeated, and with true if the request contains events. Null, the default, means that
    /// only the log reports it.
    /// </summary>
    internal Action<string, bool>? OnRepeating { get; set; }

    /// <summary>
    /// Creates options from the options of a <see cref="StreamingClient"/>: the name, the login, the store, the clock, the logs and the time limits.
    /// The HTTP handler for logins is copied too. The HTTP handler for CometD is not copied, because such a handler usually cannot be used for
    /// HTTP/2.
    /// </summary>
    /// <param name="options">The options of a client for CometD.</param>
    /// <returns>New options, with the default endpoint.</returns>
    public static PubSubClientOptions From(StreamingClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new PubSubClientOptions
        {
            Name = options.Name,
            AccessTokens = options.AccessTokens,
            LoginHttpHandler = options.LoginHttpHandler ?? options.HttpHandler,
            TimeProvider = options.TimeProvider,
            LoggerFactory = options.LoggerFactory,
            ReplayStore = options.ReplayStore,
            RecoveryTimeout = options.RecoveryTimeout,
            MaxLoginsPerHour = options.MaxLoginsPerHour,
            RequestTimeout = options.RequestTimeout,
            LoginTimeout = options.LoginTimeout,
        };
    }

    internal PubSubClientOptions Copy() => (PubSubClientOptions)MemberwiseClone();

    /// <summary>Converts the options to the form that the SDK's shared code uses.</summary>
    internal StreamingClientOptions ToShared() => new()
    {
        Name = Name,
        AccessTokens = AccessTokens,
        LoginHttpHandler = LoginHttpHandler,
        TimeProvider = TimeProvider,
        LoggerFactory = LoggerFactory,
        ReplayStore = ReplayStore,
        RecoveryTimeout = RecoveryTimeout,
        MaxLoginsPerHour = MaxLoginsPerHour,
        RequestTimeout = RequestTimeout,
        LoginTimeout = LoginTimeout,
    };
}
