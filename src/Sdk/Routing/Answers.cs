namespace TypedStreaming.Routing;

/// <summary>
/// The answers that are outstanding, by the number of their request. At most two are at a time: the connect's and one other. What
/// comes in one of them may have overtaken what is still to come in the other, since the server writes events in order, but
/// into whichever answer comes first.
/// </summary>
internal sealed class Answers
{
    /// <summary>No answer.</summary>
    public const long None = 0;

    /// <summary>An answer that nobody can name: what awaits it is settled when later ids are.</summary>
    public const long Unknown = -1;

    private long _one;
    private long _other;

    public void Sent(long request)
    {
        if (_one == None) _one = request;
        else _other = request;
    }

    /// <summary>The answer was read whole.</summary>
    public void Read(long request)
    {
        if (_one == request) (_one, _other) = (_other, None);
        else if (_other == request) _other = None;
    }

    /// <summary>The answer that may hold earlier events than those that are being read, or <see cref="None"/>.</summary>
    public long AwaitedBeside(long request) => _one == request ? _other : _one;

    /// <summary>The session is lost: nothing of it will be read any more.</summary>
    public void Clear() => (_one, _other) = (None, None);
}
