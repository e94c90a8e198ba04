namespace TypedStreaming.Relay.Telemetry;

/// <summary>
/// The org whose events a worker receives, for logs and metrics that do not concern a single event. If messages from different orgs have
/// arrived, the value is null. It is also null before the first message, unless <see cref="RelayWorkerOptions.Organization"/> is set.
/// </summary>
internal sealed class WorkerOrganization(string? expected)
{
    private readonly Lock _gate = new();
    private volatile string? _id = expected;
    private bool _hasMessages;

    public string? Id => _id;

    /// <summary>Records the org of a valid message, for logs and metrics.</summary>
    public void Add(string? organization)
    {
        if (_hasMessages && _id == organization) return;
        lock (_gate)
        {
            _id = !_hasMessages || _id == organization ? organization : null;
            _hasMessages = true;
        }
    }
}
