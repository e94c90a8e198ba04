using System.Text.Json.Nodes;
using TypedStreaming.Bayeux;
using TypedStreaming.Routing;

namespace TypedStreaming.Session;

/// <summary>The part of the session that handles the application's requests.</summary>
internal sealed partial class StreamingSession
{
    /// <summary>The address to which Bayeux messages are posted; null before the first handshake is sent.</summary>
    public Uri? Endpoint => _endpoint;

    /// <summary>The access token that the session uses.</summary>
    public AccessToken? Token => _token;

    /// <summary>The version of the Salesforce API, or null if the application sets the endpoint but not the version.</summary>
    public string? Version => _version;

    /// <summary>The server's reply to the disconnect request, or null if there is none.</summary>
    public BayeuxMessage? DisconnectReply => _disconnectReply;

    /// <summary>Sends a custom message from the application in parallel with the connect request. Messages are sent one after another.</summary>
    public Task<IReadOnlyList<BayeuxMessage>> SendAsync(JsonObject message)
    {
        var request = new ProgramMessage(message);
        Post(request);
        return request.Messages;
    }

    /// <summary>Replaces an established session. If no session is established, waits for the running handshake.</summary>
    public Task<BayeuxMessage> HandshakeAsync()
    {
        var request = new NewHandshake();
        Post(request);
        return request.Reply;
    }

    private void Send(ProgramMessage message)
    {
        if (message.UnsubscribesFrom is { } channel && Table.Holds(channel)) message.Fail(RouteRefusals.IsInUse(channel));
        else Feed(new SessionEvent.MessageWanted(_asked.Add(message)));
    }

    private void Renew(NewHandshake handshake)
    {
        _asked.Add(handshake);
        Feed(new SessionEvent.HandshakeRequested());
    }

    private void SendMessage(int ticket) => Send(
        BayeuxRequestKind.Message,
        id => BayeuxWriter.Message(id, _state.ClientId!, _asked.Message(ticket).Message),
        _context.Options.RequestTimeout,
        askedBy: _asked.Message(ticket).AskedBy is { } asked ? [asked] : null);

    /// <summary>Completes the task that the application awaits, before the session handles the effects of the application's message.</summary>
    private void CompleteProgramRequest(WireRequest request, ReadMessages read)
    {
        if (request.Kind == BayeuxRequestKind.Message && read.Defect is null && _state.MessageOutstanding is { } ticket) _asked.Answered(ticket, read.All);
        if (request.Kind == BayeuxRequestKind.Disconnect) _disconnectReply = read.FullReply;
    }

    private void DiscardRequests() => _asked.FailAll(Failure is { } failure ? failure : ProgramRequests.Over());
}
