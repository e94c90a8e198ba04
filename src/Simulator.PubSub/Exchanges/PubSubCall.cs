using Grpc.Core;

namespace TypedStreaming.Simulator.PubSub;

/// <summary>One call to a <see cref="SimulatedPubSub"/>. The properties change until the call has ended. Thread-safe.</summary>
public sealed class PubSubCall
{
    private readonly Lock _gate = new();
    private readonly List<PubSubFetch> _fetches = [];
    private readonly Action<bool> _changed;
    private string? _subject;
    private int _responses;
    private int _events;
    private int _pending;
    private bool _isDelayed;
    private bool _isEstablished;
    private bool _hasLeft;
    private StatusCode? _status;
    private string? _errorCode;

    /// <param name="changed">Called after each change; its argument is true if a request or a response passed on the call.</param>
    internal PubSubCall(long number, PubSubRpc rpc, DateTimeOffset startedAt, IReadOnlyDictionary<string, string> metadata, Action<bool> changed)
    {
        (Number, Rpc, StartedAt, Metadata) = (number, rpc, startedAt, metadata);
        _changed = changed;
    }

    /// <summary>The number of the call, counted from 1 in the order of arrival.</summary>
    public long Number { get; }

    /// <summary>The kind of the call.</summary>
    public PubSubRpc Rpc { get; }

    /// <summary>The id of the call. Errors and responses contain this id.</summary>
    public string RpcId { get; } = Guid.NewGuid().ToString();

    /// <summary>The time at which the call arrived, by the org's clock.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>The metadata of the call, by name. The value of <c>accesstoken</c> is replaced by <c>(hidden)</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The topic of the call, or the schema id for a <see cref="PubSubRpc.GetSchema"/> call. Null until the request has been read.</summary>
    public string? Subject => Read(() => _subject);

    /// <summary>The requests that a subscriber has sent on its stream, in the order in which they were sent.</summary>
    public IReadOnlyList<PubSubFetch> Fetches => Read<PubSubFetch[]>(() => [.. _fetches]);

    /// <summary>The number of responses that were sent. A response is counted before its first byte is sent.</summary>
    public int Responses => Read(() => _responses);

    /// <summary>The number of events that were sent to a subscriber, or received from a publisher.</summary>
    public int Events => Read(() => _events);

    /// <summary>The number of events that the client has requested on the stream and the server has not sent yet.</summary>
    public int Pending => Read(() => _pending);

    /// <summary>True if the call is an accepted subscription that neither the server nor the client has ended.</summary>
    public bool IsOpenStream => Read(() => _isEstablished && !_hasLeft && _status is null);

    /// <summary>True while a scripted fault delays the call. The value becomes true only after the delay has started on the org's clock.</summary>
    public bool IsDelayed => Read(() => _isDelayed);

    /// <summary>
    /// The status with which the call ended; null while the call is running. If the client has ended the call, the status is
    /// <see cref="StatusCode.Cancelled"/>.
    /// </summary>
    public StatusCode? Status => Read(() => _status);

    /// <summary>The error code with which the call ended, including its prefix; null if there was none.</summary>
    public string? ErrorCode => Read(() => _errorCode);

    internal void Concerns(string subject) => Change(() => _subject = subject);

    internal void Delay(bool isDelayed) => Change(() => _isDelayed = isDelayed);

    internal void Establish() => Change(() => _isEstablished = true);

    internal void Leave() => Change(() => _hasLeft = true);

    internal void AddFetch(PubSubFetch fetch) => Change(() =>
    {
        _fetches.Add(fetch);
        _pending = fetch.Pending;
    }, isUse: true);

    internal void AddResponse(int events, int pending) => Change(() =>
    {
        _responses++;
        _events += events;
        _pending = pending;
    }, isUse: true);

    internal void End(StatusCode status, string? errorCode) => Change(() => (_status, _errorCode) = (status, errorCode));

    private T Read<T>(Func<T> member)
    {
        lock (_gate) return member();
    }

    private void Change(Action change, bool isUse = false)
    {
        lock (_gate) change();
        _changed(isUse);
    }
}
