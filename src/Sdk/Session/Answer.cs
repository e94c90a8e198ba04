using System.Threading.Tasks.Sources;
using TypedStreaming.Bayeux;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>
/// One answer while it arrives: the request's task hands it to the session's loop piece by piece, and reads on when the loop has
/// released the piece.
/// </summary>
/// <param name="request">What is answered.</param>
/// <param name="post">Hands a piece to the loop.</param>
/// <param name="time">The clock.</param>
internal sealed class Answer(WireRequest request, Action<ISessionInput> post, TimeProvider time) : IAnswerSink, ISessionInput, IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _released = new() { RunContinuationsAsynchronously = true };
    private ReadOnlyMemory<byte> _unread;

    public WireRequest Request => request;

    /// <summary>What its headers say.</summary>
    public AnswerHead Head { get; private set; } = new(null, [], null);

    /// <summary>When its headers came, as a timestamp.</summary>
    public long BeganAt { get; private set; }

    /// <summary>Whether the piece is the last one.</summary>
    public bool IsLast { get; private set; }

    /// <summary>The message that stands in place of a piece because it was too large to be kept.</summary>
    public OversizeMessage? Oversize { get; private set; }

    /// <summary>How large the piece was when it came.</summary>
    public int PieceLength { get; private set; }

    /// <summary>What the status says of an answer with another one than 200.</summary>
    public TransportException? Refusal { get; private set; }

    /// <summary>What was read so far. Used by the session's loop only.</summary>
    public ReadMessages Messages { get; } = new();

    /// <summary>How far the body was read. Used by the session's loop only.</summary>
    public BodyPosition Position { get; private set; }

    /// <summary>What is left of the piece. Used by the session's loop only.</summary>
    public ReadOnlySpan<byte> Unread => _unread.Span;

    /// <summary>Whether the session has acted on it: what still comes is of no interest.</summary>
    public bool IsConcluded { get; set; }

    public void Begin(AnswerHead head) => (Head, BeganAt) = (head, time.GetTimestamp());

    public ValueTask TakeAsync(AnswerPiece piece, CancellationToken cancellationToken)
    {
        (_unread, IsLast, Oversize, PieceLength) = (piece.Bytes, piece.IsLast, null, piece.Bytes.Length);
        return Hand();
    }

    public ValueTask TakeAsync(OversizeMessage message, CancellationToken cancellationToken)
    {
        (_unread, IsLast, Oversize, PieceLength) = (ReadOnlyMemory<byte>.Empty, false, message, 0);
        return Hand();
    }

    /// <summary>The answer has another status than 200, and its body says in Bayeux what that means. Used by the session's loop only.</summary>
    public void Refuse(TransportException refusal)
    {
        Begin(new AnswerHead(null, refusal.SetCookies, null));
        (Refusal, _unread, IsLast, Oversize, PieceLength) = (refusal, refusal.Body, true, null, refusal.Body.Length);
        _released.Reset();
    }

    /// <summary>Notes how far a reader of <see cref="Unread"/> has come. Used by the session's loop only.</summary>
    public void GoOnAt(BodyPosition position, int unread)
    {
        Position = position;
        _unread = _unread[(_unread.Length - unread)..];
    }

    /// <summary>The loop is done with the piece. Its bytes are gone then.</summary>
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
