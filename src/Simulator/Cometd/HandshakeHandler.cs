using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.Cometd;

internal sealed class HandshakeHandler(OrgState state, RequestGuard guard) : IMetaHandler
{
    private const string ClientIdLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const int ClientIdLength = 27;

    private readonly SessionCookies _cookies = new(state.Options.CookieAttributes);

    public ValueTask AnswerAsync(JsonObject message, CometdRequest request, CancellationToken stopping)
    {
        var session = NewSession(request);
        var refusal = guard.CheckToken(request.Http)?.AsDeniedHandshake()
            ?? CheckConnectionTypes(message)
            ?? Open(session, request)?.AsDeniedHandshake();
        if (refusal is null) request.Replies.Add(MetaReplyFactory.Handshake(message, session.ClientId, state.Options.ReplayEnabled));
        else request.Replies.Refuse(message, refusal);
        return ValueTask.CompletedTask;
    }

    private static Refusal? CheckConnectionTypes(JsonObject message)
    {
        var offered = message["supportedConnectionTypes"] is JsonArray types
            ? types.Where(type => type?.GetValueKind() == JsonValueKind.String)
                .Select(type => type!.GetValue<string>())
                .ToArray()
            : [];
        return offered.Contains("long-polling", StringComparer.Ordinal)
            ? null
            : new Refusal(ErrorText.InvalidConnectionType(string.Join(", ", offered)), "none");
    }

    private static Session NewSession(CometdRequest request) => new(
        RandomNumberGenerator.GetString(ClientIdLetters, ClientIdLength),
        request.Http.Cookie(SessionCookies.Browser) ?? RandomNumberGenerator.GetHexString(32, lowercase: true),
        RandomNumberGenerator.GetHexString(16, lowercase: true));

    private Refusal? Open(Session session, CometdRequest request)
    {
        lock (state.Gate)
        {
            if (state.SessionCount >= state.Options.MaxConcurrentClients) return Refusal.ClientsUsedUp;
            state.Add(session);
            session.RequestsInFlight++;
        }

        request.Sessions.Add(session);
        request.SetCookies.Add(_cookies.SetBrowser(session.BrowserCookie));
        request.SetCookies.Add(_cookies.SetStream(session.StreamCookie));
        return null;
    }
}
