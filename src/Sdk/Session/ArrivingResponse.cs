using System.Threading.Tasks.Sources;
using TypedStreaming.Bayeux;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>
/// The response to one request, as it arrives. The task that sends the request passes the response to the session's loop part by part, and continues
/// to read when the loop has released the current part.
/// </summary>
/// <param name="request">The request.</param>
/// <param name="post">Passes a part to the loop.</param>
/// <param name="time">The clock.</param>
internal sealed class ArrivingResponse(WireRequest request, Action<ArrivingResponse> post, TimeProvider time) : IResponseSink, ISessionInput, IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _released = new() { RunContinuationsAsynchronously = true };
    private ReadOnlyMemory<byte> _unread;
    private int _isHeld;

    public WireRequest Request => request;

    /// <summary>The headers of the response.</summary>
    public ResponseHeaders Head { get; private set; } = new(null, [], null);

    /// <summary>The timestamp at which the response's headers arrived.</summary>
    public long BeganAt { get; private set; }

    /// <summary>True if the current part is the last part of the response.</summary>
    public bool IsLast { get; private set; }

    /// <summary>The notice that a message larger than the limit was skipped; null if a part of the response arrived instead.</summary>
    public OversizeMessage? Oversize { get; private set; }

    /// <summary>The size, in bytes, of the current part when it arrived.</summary>
    public long PartLength { get; private set; }

    /// <summary>The failure that the HTTP status of the response indicates; null if the status is 200.</summary>
    public TransportException? Refusal { get; private set; }

    /// <summary>The messages in the response that have been read so far. Used by the session's loop only.</summary>
    public ReadMessages Messages { get; } = new();

    /// <summary>The position up to which the body of the response has been read. Used by the session's loop only.</summary>
    public BodyPosition Position { get; private set; }

    /// <summary>The bytes of the current part that have not been read yet. Used by the session's loop only.</summary>
    public ReadOnlySpan<byte> Unread => _unread.Span;

    /// <summary>True if the request has ended, so that the response has no further parts.</summary>
    public bool HasEnded
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    }

    /// <summary>True if the session has already acted on the response, so that the rest of the response is not needed.</summary>
    public bool IsConcluded { get; set; }

    public void Begin(ResponseHeaders head) => (Head, BeganAt) = (head, time.GetTimestamp());

    public ValueTask TakeAsync(ResponsePart part, CancellationToken cancellationToken)
    {
        (_unread, IsLast, Oversize, PartLength) = (part.Bytes, part.IsLast, null, part.Bytes.Length);
        return Hand();
    }

    public ValueTask TakeAsync(OversizeMessage message, CancellationToken cancellationToken)
    {
        (_unread, IsLast, Oversize, PartLength) = (ReadOnlyMemory<byte>.Empty, false, message, message.Length);
        return Hand();
    }

    /// <summary>
    /// Records that the response has a status other than 200, and that its body contains Bayeux messages with the reason. Used by the session's
    /// loop only.
    /// </summary>
    public void Refuse(TransportException refusal)
    {
        Begin(new ResponseHeaders(null, refusal.SetCookies, null));
        (Refusal, _unread, IsLast, Oversize, PartLength) = (refusal, refusal.Body, true, null, refusal.Body.Length);
    }

    /// <summary>Stores the position that a reader of <see cref="Unread"/> has reached. Used by the session's loop only.</summary>
    public void GoOnAt(BodyPosition position, int unread)
    {
        Position = position;
        _unread = _unread[(_unread.Length - unread)..];
    }

    /// <summary>
    /// Releases the current part of the response, because the loop has finished with it. The bytes of the part are no longer valid after this call.
    /// If the request is not waiting for the release, only the reference to the bytes is removed.
    /// </summary>
    public void Release()
    {
        _unread = ReadOnlyMemory<byte>.Empty;
        Oversize = null;
        if (Interlocked.Exchange(ref _isHeld, 0) == 1) _released.SetResult(true);
    }

    void IValueTaskSource.GetResult(short token) => _released.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _released.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _released.OnCompleted(continuation, state, token, flags);

    private ValueTask Hand()
    {
        _released.Reset();
        Volatile.Write(ref _isHeld, 1);
        var released = new ValueTask(this, _released.Version);
        post(this);
        return released;
    }
}
