namespace TypedStreaming.Routing;

/// <summary>
/// The outstanding responses (those that have not been read completely), identified by the numbers of their requests. There are at most two: one to
/// the connect request and one to another request. The server puts an event into the next response that it sends. Therefore, an event in one
/// response can overtake an earlier event in the other response.
/// </summary>
internal sealed class OutstandingResponses
{
    /// <summary>The value that indicates that no response is outstanding.</summary>
    public const long None = 0;

    /// <summary>
    /// The value that marks an outstanding response with an unknown number. An event is settled when all earlier events are known to have arrived. An
    /// event that waits for such a response is settled when a later event is.
    /// </summary>
    public const long Unknown = -1;

    private long _one;
    private long _other;

    public void Sent(long request)
    {
        if (_one == None) _one = request;
        else _other = request;
    }

    /// <summary>Records that the response to a request has been read completely.</summary>
    public void Read(long request)
    {
        if (_one == request) (_one, _other) = (_other, None);
        else if (_other == request) _other = None;
    }

    /// <summary>
    /// Returns the other outstanding response, which may contain earlier events than the response that is being read. Returns <see cref="None"/> if
    /// there is no other response.
    /// </summary>
    public long AwaitedBeside(long request) => _one == request ? _other : _one;

    /// <summary>Removes all outstanding responses, because the session is lost and none of them will be read.</summary>
    public void Clear() => (_one, _other) = (None, None);
}
