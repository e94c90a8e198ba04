using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Http;
using TypedStreaming.Simulator.OAuth;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.Cometd;

/// <summary>Checks that a message has a valid access token, a session that exists, and the cookies of that session.</summary>
internal sealed class RequestGuard(OrgState state, AccessTokens tokens)
{
    public Refusal? CheckToken(IncomingRequest http)
    {
        if (!state.Options.RequireAuthentication) return null;
        if (string.IsNullOrEmpty(http.Authorization)) return Refusal.MissingToken;
        return tokens.Accepts(http.Authorization) ? null : Refusal.InvalidToken;
    }

    public Refusal? Enter(JsonObject message, CometdRequest request, out Session? session)
    {
        session = null;
        if (CheckToken(request.Http) is { } refusal) return refusal;
        lock (state.Gate)
        {
            if (CheckRouting(request) is { } elsewhere) return elsewhere;
            session = state.Find(message.Text("clientId"));
            if (session is null) return NoSession(message);
            if (CheckCookies(session, request.Http) is { } noCookie) return noCookie;
            if (request.Sessions.Contains(session)) return null;
            session.RequestsInFlight++;
            request.Sessions.Add(session);
            return null;
        }
    }

    // Another server answers the request, and does not know the sessions of this server. The cookie in its response leads the client to this server.
    private Refusal? CheckRouting(CometdRequest request)
    {
        if (state.Routing is not { } routing || request.Http.Cookie(routing.Name) == routing.Value) return null;
        if (!request.SetCookies.Contains(routing.SetCookie)) request.SetCookies.Add(routing.SetCookie);
        return Refusal.UnknownClient;
    }

    private static Refusal NoSession(JsonObject message) =>
        message.Text("clientId") is null && message.Text("channel") != MetaChannelNames.Connect
            ? new Refusal(ErrorText.NoHandshake, "handshake", 0)
            : Refusal.UnknownClient;

    private static Refusal? CheckCookies(Session session, IncomingRequest http) =>
        CheckCookie(session, SessionCookies.Browser, http.Cookie(SessionCookies.Browser), session.BrowserCookie)
        ?? CheckCookie(session, SessionCookies.Stream, http.Cookie(SessionCookies.Stream), session.StreamCookie);

    // A cookie of another session leads to a server that does not know this session.
    private static Refusal? CheckCookie(Session session, string name, string? actual, string expected)
    {
        if (actual is null) return new Refusal(ErrorText.NoCookie(session.ClientId, name));
        return actual == expected ? null : Refusal.UnknownClient;
    }
}
