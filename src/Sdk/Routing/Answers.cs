namespace TypedStreaming.Routing;

/// <summary>
/// The outstanding answers, by the numbers of their requests. There are at most two at a time: the answer to the connect, and one other.
/// The server writes events in order, but into the answer that it sends next. So the events of one answer may have overtaken earlier
/// events, which come in the other answer.
/// </summary>
internal sealed class Answers
{
    /// <summary>The value for no answer.</summary>
    public const long None = 0;

    /// <summary>
    /// The value for an answer whose number is not known. Events that wait for it are settled when later ids are settled.
    /// </summary>
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

    /// <summary>Returns the answer that may contain earlier events than the answer that is being read, or <see cref="None"/>.</summary>
    public long AwaitedBeside(long request) => _one == request ? _other : _one;

    /// <summary>Removes all answers, because the session is lost, so that none of them will be read any more.</summary>
    public void Clear() => (_one, _other) = (None, None);
}
