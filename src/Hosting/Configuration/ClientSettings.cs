namespace TypedStreaming.Hosting;

/// <summary>
/// The settings of a client, as the section <c>Client</c> of the configuration has them. Each one that is null, which is the default, leaves the
/// default of <see cref="StreamingClientOptions"/> or <see cref="SubscribeRetryOptions"/>, where it is explained.
/// </summary>
public sealed class ClientSettings
{
    /// <summary>The API version: <see cref="StreamingClientOptions.ApiVersion"/>.</summary>
    public string? ApiVersion { get; set; }

    /// <summary>The address that messages are posted to: <see cref="StreamingClientOptions.Endpoint"/>.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Gets or sets a value that indicates whether a lost session is recovered: <see cref="StreamingClientOptions.AutoReconnect"/>.</summary>
    public bool? AutoReconnect { get; set; }

    /// <summary>Gets or sets a value that indicates whether a poll waits as long as the server advises: <see cref="StreamingClientOptions.UseTimeoutAdvice"/>.</summary>
    public bool? UseTimeoutAdvice { get; set; }

    /// <summary>The longest recovery of a lost session: <see cref="StreamingClientOptions.RecoveryTimeout"/>.</summary>
    public TimeSpan? RecoveryTimeout { get; set; }

    /// <summary>The handshakes per hour: <see cref="StreamingClientOptions.MaxHandshakesPerHour"/>.</summary>
    public int? MaxHandshakesPerHour { get; set; }

    /// <summary>The logins per hour: <see cref="StreamingClientOptions.MaxLoginsPerHour"/>.</summary>
    public int? MaxLoginsPerHour { get; set; }

    /// <summary>The time within which the server must answer: <see cref="StreamingClientOptions.RequestTimeout"/>.</summary>
    public TimeSpan? RequestTimeout { get; set; }

    /// <summary>The time that a login may take: <see cref="StreamingClientOptions.LoginTimeout"/>.</summary>
    public TimeSpan? LoginTimeout { get; set; }

    /// <summary>The time by which a poll may exceed the server's timeout: <see cref="StreamingClientOptions.NetworkDelay"/>.</summary>
    public TimeSpan? NetworkDelay { get; set; }

    /// <summary>The largest message in bytes: <see cref="StreamingClientOptions.MaxMessageBytes"/>.</summary>
    public int? MaxMessageBytes { get; set; }

    /// <summary>The retries of the first subscribe: <see cref="StreamingClientOptions.SubscribeRetry"/>.</summary>
    public SubscribeRetrySettings SubscribeRetry { get; set; } = new();

    /// <summary>
    /// The action after a final error. Null, the default, is <see cref="FinalErrorAction.StopHost"/> for a client without a name, and
    /// <see cref="FinalErrorAction.StopClient"/> for one with a name.
    /// </summary>
    public FinalErrorAction? OnFinalError { get; set; }

    internal void ApplyTo(StreamingClientOptions options)
    {
        options.ApiVersion = ApiVersion ?? options.ApiVersion;
        options.Endpoint = Endpoint ?? options.Endpoint;
        options.AutoReconnect = AutoReconnect ?? options.AutoReconnect;
        options.UseTimeoutAdvice = UseTimeoutAdvice ?? options.UseTimeoutAdvice;
        options.RecoveryTimeout = RecoveryTimeout ?? options.RecoveryTimeout;
        options.MaxHandshakesPerHour = MaxHandshakesPerHour ?? options.MaxHandshakesPerHour;
        options.MaxLoginsPerHour = MaxLoginsPerHour ?? options.MaxLoginsPerHour;
        options.RequestTimeout = RequestTimeout ?? options.RequestTimeout;
        options.LoginTimeout = LoginTimeout ?? options.LoginTimeout;
        options.NetworkDelay = NetworkDelay ?? options.NetworkDelay;
        options.MaxMessageBytes = MaxMessageBytes ?? options.MaxMessageBytes;
        SubscribeRetry.ApplyTo(options.SubscribeRetry);
    }
}
