using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Http;
using TypedStreaming.Simulator.OAuth;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.Cometd;

/// <summary>Lets a message in only with a good token, a live session and that session's cookies.</summary>
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
            session = state.Find(message.Text("clientId"));
            if (session is null) return NoSession(message);
            if (MissingCookie(session, request.Http) is { } cookie)
                return new Refusal(ErrorText.NoCookie(session.ClientId, cookie));
            if (request.Sessions.Contains(session)) return null;
            OrgState.Enter(session);
            request.Sessions.Add(session);
            return null;
        }
    }

    private static Refusal NoSession(JsonObject message) =>
        message.Text("clientId") is null && message.Text("channel") != MetaChannel.Connect
            ? new Refusal(ErrorText.NoHandshake, "handshake", 0)
            : Refusal.UnknownClient;

    private static string? MissingCookie(Session session, IncomingRequest http)
    {
        if (http.Cookie(SessionCookies.Browser) != session.BrowserCookie) return SessionCookies.Browser;
        return http.Cookie(SessionCookies.Stream) != session.StreamCookie ? SessionCookies.Stream : null;
    }
}
