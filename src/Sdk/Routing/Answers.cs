namespace TypedStreaming.Routing;

/// <summary>
/// The outstanding answers, by the number of their request. There are at most two at a time: the connect's and one other. Events in one of
/// them may have overtaken events that are still to come in the other, because the server writes events in order, but into the next answer
/// that is sent.
/// </summary>
internal sealed class Answers
{
    /// <summary>No answer.</summary>
    public const long None = 0;

    /// <summary>An answer whose number is not known: events that await it are settled when later ids are.</summary>
    public const long Unknown = -1;

    private long _one;
    private long _other;

    public void Sent(long request)
    {
        if (_one == None) _one = request;
        else _other = request;
    }

    /// <summary>Notes that the answer was read completely.</summary>
    public void Read(long request)
    {
        if (_one == request) (_one, _other) = (_other, None);
        else if (_other == request) _other = None;
    }

    /// <summary>Returns the answer that may contain earlier events than those that are being read, or <see cref="None"/>.</summary>
    public long AwaitedBeside(long request) => _one == request ? _other : _one;

    /// <summary>Forgets all answers, because the session is lost: none of them will be read any more.</summary>
    public void Clear() => (_one, _other) = (None, None);
}
