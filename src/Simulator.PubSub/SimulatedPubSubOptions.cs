namespace TypedStreaming.Simulator.PubSub;

/// <summary>The options of a <see cref="SimulatedPubSub"/>. They are read once, when the Pub/Sub API starts.</summary>
public sealed class SimulatedPubSubOptions
{
    /// <summary>The TCP port on 127.0.0.1 and, if available, on [::1]. The default is 0, which means any free port.</summary>
    public int Port { get; set; }

    /// <summary>
    /// The maximum time without a response on a stream whose client has requested events. After this time, the server sends an empty response (a
    /// keepalive). The default is 270 s; it is divided by <see cref="SimulatedOrgOptions.TimeScale"/>.
    /// </summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(270);

    /// <summary>
    /// The time after which the server ends a stream, with status <c>OK</c>, if the client has received all requested events and does not request
    /// more. The default is 60 s; it is divided by <see cref="SimulatedOrgOptions.TimeScale"/>.
    /// </summary>
    public TimeSpan IdleLimit { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The time after which the server ends a publisher's stream if no request arrives. The default is 70 s; it is divided by
    /// <see cref="SimulatedOrgOptions.TimeScale"/>.
    /// </summary>
    public TimeSpan PublishIdleLimit { get; set; } = TimeSpan.FromSeconds(70);

    /// <summary>The form of replay ids. The default is <see cref="ReplayIdForm.Numbered"/>.</summary>
    public ReplayIdForm ReplayIds { get; set; } = ReplayIdForm.Numbered;

    /// <summary>
    /// Gets or sets a value that indicates whether queued events are sent in several responses of random sizes. The default is true. If false, a
    /// response contains as many events as the client has requested and the size limit allows.
    /// </summary>
    public bool SplitResponses { get; set; } = true;

    /// <summary>The seed for the random sizes of responses, so that a test run can be repeated. The default is 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>
    /// The maximum size, in bytes, of all events in a response. The default is 3 MB. The first event of a response is always sent,
    /// regardless of its size.
    /// </summary>
    public int MaxResponseBytes { get; set; } = 3_000_000;

    internal SimulatedPubSubOptions Validated()
    {
        string[] problems =
        [
            .. Unless(Port is >= 0 and <= 65535, $"{nameof(Port)} must be from 0 to 65535"),
            .. Unless(KeepAliveInterval > TimeSpan.Zero, $"{nameof(KeepAliveInterval)} must be positive"),
            .. Unless(IdleLimit > TimeSpan.Zero, $"{nameof(IdleLimit)} must be positive"),
            .. Unless(PublishIdleLimit > TimeSpan.Zero, $"{nameof(PublishIdleLimit)} must be positive"),
            .. Unless(Enum.IsDefined(ReplayIds), $"{nameof(ReplayIds)} must be a defined value of {nameof(ReplayIdForm)}"),
            .. Unless(MaxResponseBytes > 0, $"{nameof(MaxResponseBytes)} must be positive"),
        ];
        return problems.Length == 0
            ? (SimulatedPubSubOptions)MemberwiseClone()
            : throw new InvalidOperationException($"{nameof(SimulatedPubSubOptions)}: {string.Join("; ", problems)}.");
    }

    private static string[] Unless(bool holds, string problem) => holds ? [] : [problem];
}
