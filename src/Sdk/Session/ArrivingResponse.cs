using System.Threading.Tasks.Sources;
using TypedStreaming.Bayeux;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>
/// The answer to one request while it arrives. The task of the request gives the answer to the session's loop piece by piece, and continues
/// reading when the loop has released the piece.
/// </summary>
/// <param name="request">The request.</param>
/// <param name="post">Gives a piece to the loop.</param>
/// <param name="time">The clock.</param>
internal sealed class ArrivingResponse(WireRequest request, Action<ISessionInput> post, TimeProvider time) : IResponseSink, ISessionInput, IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _released = new() { RunContinuationsAsynchronously = true };
    private ReadOnlyMemory<byte> _unread;

    public WireRequest Request => request;

    /// <summary>The headers of the answer.</summary>
    public ResponseHeaders Head { get; private set; } = new(null, [], null);

    /// <summary>The timestamp at which the headers of the answer came.</summary>
    public long BeganAt { get; private set; }

    /// <summary>True if the present piece of the answer is the last one.</summary>
    public bool IsLast { get; private set; }

    /// <summary>The notice of a skipped message that was larger than the limit, if there is such a notice instead of a piece.</summary>
    public OversizeMessage? Oversize { get; private set; }

    /// <summary>The size of the present piece when it came, in bytes.</summary>
    public int PieceLength { get; private set; }

    /// <summary>The failure that the HTTP status of the answer means, if the status is not 200.</summary>
    public TransportException? Refusal { get; private set; }

    /// <summary>The messages of the answer that were read until now. Used by the session's loop only.</summary>
    public ReadMessages Messages { get; } = new();

    /// <summary>The position up to which the body of the answer was read. Used by the session's loop only.</summary>
    public BodyPosition Position { get; private set; }

    /// <summary>The bytes of the present piece that were not read yet. Used by the session's loop only.</summary>
    public ReadOnlySpan<byte> Unread => _unread.Span;

    /// <summary>True if the session has already acted on the answer, so that the rest of the answer does not matter.</summary>
    public bool IsConcluded { get; set; }

    public void Begin(ResponseHeaders head) => (Head, BeganAt) = (head, time.GetTimestamp());

    public ValueTask TakeAsync(ResponsePart piece, CancellationToken cancellationToken)
    {
        (_unread, IsLast, Oversize, PieceLength) = (piece.Bytes, piece.IsLast, null, piece.Bytes.Length);
        return Hand();
    }

    public ValueTask TakeAsync(OversizeMessage message, CancellationToken cancellationToken)
    {
        (_unread, IsLast, Oversize, PieceLength) = (ReadOnlyMemory<byte>.Empty, false, message, 0);
        return Hand();
    }

    /// <summary>
    /// Notes that the answer has a status other than 200, and that its body contains Bayeux messages with the reason. Used by the session's
    /// loop only.
    /// </summary>
    public void Refuse(TransportException refusal)
    {
        Begin(new ResponseHeaders(null, refusal.SetCookies, null));
        (Refusal, _unread, IsLast, Oversize, PieceLength) = (refusal, refusal.Body, true, null, refusal.Body.Length);
        _released.Reset();
    }

    /// <summary>Stores the position that a reader of <see cref="Unread"/> has reached. Used by the session's loop only.</summary>
    public void GoOnAt(BodyPosition position, int unread)
    {
        Position = position;
        _unread = _unread[(_unread.Length - unread)..];
    }

    /// <summary>
    /// Releases the present piece of the answer, because the loop has finished with it. Its bytes are no longer valid after this call.
    /// </summary>
    public void Release()
    {
        _unread = ReadOnlyMemory<byte>.Empty;
        Oversize = null;
        _released.SetResult(true);
    }

    void IValueTaskSource.GetResult(short token) => _released.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _released.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _released.OnCompleted(continuation, state, token, flags);

    private ValueTask Hand()
    {
        _released.Reset();
        var released = new ValueTask(this, _released.Version);
        post(this);
        return released;
    }
}
