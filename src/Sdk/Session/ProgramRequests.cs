using System.Diagnostics;

namespace TypedStreaming.Session;

/// <summary>The application's requests, such as messages and handshakes, that have not been answered yet. Used by the session's loop only.</summary>
internal sealed class ProgramRequests
{
    private readonly Dictionary<int, ProgramMessage> _messages = [];
    private readonly List<NewHandshake> _handshakes = [];
    private int _tickets;

    public static OperationCanceledException Over() => new("The client was stopped before the server answered.");

    public int Add(ProgramMessage message)
    {
        _messages.Add(++_tickets, message);
        return _tickets;
    }

    public void Add(NewHandshake handshake) => _handshakes.Add(handshake);

    /// <summary>The tracing activities of the callers that wait for a handshake.</summary>
    public IEnumerable<ActivityContext> HandshakesAskedBy => _handshakes.Select(static handshake => handshake.AskedBy).OfType<ActivityContext>();

    public ProgramMessage Message(int ticket) => _messages[ticket];

    public void Answered(int ticket, IReadOnlyList<BayeuxMessage> messages)
    {
        if (_messages.Remove(ticket, out var message)) message.Complete(messages);
    }

    public void Fail(int ticket, StreamingException cause)
    {
        if (_messages.Remove(ticket, out var message)) message.Fail(cause);
    }

    public void Accepted(BayeuxMessage reply)
    {
        foreach (var handshake in _handshakes) handshake.Accepted(reply);
        _handshakes.Clear();
    }

    /// <summary>Ends all of the application's requests with a failure, because the session has ended and cannot answer them.</summary>
    public void FailAll(Exception cause)
    {
        foreach (IProgramRequest request in (IEnumerable<IProgramRequest>)[.. _messages.Values, .. _handshakes]) request.Fail(cause);
        _messages.Clear();
        _handshakes.Clear();
    }
}
