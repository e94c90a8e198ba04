namespace TypedStreaming.Hosting;

/// <summary>
/// The settings of a client, from the <c>Client</c> section of the configuration. If a setting is null (the default), the client uses the default
/// value from <see cref="StreamingClientOptions"/> or <see cref="SubscribeRetryOptions"/>, which describe the settings.
/// </summary>
public sealed class ClientSettings
{
    /// <summary>The version of the Salesforce API: see <see cref="StreamingClientOptions.ApiVersion"/>.</summary>
    public string? ApiVersion { get; set; }

    /// <summary>The address to which Bayeux messages are posted: see <see cref="StreamingClientOptions.Endpoint"/>.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether a lost session is recovered: see <see cref="StreamingClientOptions.AutoReconnect"/>.
    /// </summary>
    public bool? AutoReconnect { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether a poll waits as long as the server advises: see
    /// <see cref="StreamingClientOptions.UseTimeoutAdvice"/>.
    /// </summary>
    public bool? UseTimeoutAdvice { get; set; }

    /// <summary>The maximum time that the recovery of a lost session may take: see <see cref="StreamingClientOptions.RecoveryTimeout"/>.</summary>
    public TimeSpan? RecoveryTimeout { get; set; }

    /// <summary>The number of handshakes that are allowed per hour: see <see cref="StreamingClientOptions.MaxHandshakesPerHour"/>.</summary>
    public int? MaxHandshakesPerHour { get; set; }

    /// <summary>The number of logins that are allowed per hour: see <see cref="StreamingClientOptions.MaxLoginsPerHour"/>.</summary>
    public int? MaxLoginsPerHour { get; set; }

    /// <summary>The time within which the server must respond to a request: see <see cref="StreamingClientOptions.RequestTimeout"/>.</summary>
    public TimeSpan? RequestTimeout { get; set; }

    /// <summary>The maximum time that a login may take: see <see cref="StreamingClientOptions.LoginTimeout"/>.</summary>
    public TimeSpan? LoginTimeout { get; set; }

    /// <summary>The time that a poll may take in addition to the server's timeout: see <see cref="StreamingClientOptions.NetworkDelay"/>.</summary>
    public TimeSpan? NetworkDelay { get; set; }

    /// <summary>The maximum size of one message, in bytes: see <see cref="StreamingClientOptions.MaxMessageBytes"/>.</summary>
    public int? MaxMessageBytes { get; set; }

    /// <summary>
    /// The settings for retrying the first subscribe request of a consumer: see <see cref="StreamingClientOptions.SubscribeRetry"/>.
    /// </summary>
    public SubscribeRetrySettings SubscribeRetry { get; set; } = new();

    /// <summary>
    /// The action to take after the client has ended with a final error. Null, the default, means <see cref="FinalErrorAction.StopHost"/> for a
    /// client without a name, and <see cref="FinalErrorAction.StopClient"/> for a client with a name.
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
