using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using TypedStreaming.Bayeux;
using TypedStreaming.Session;
using TypedStreaming.Tests.Session;
using TypedStreaming.Tests.Transport;
using TypedStreaming.Transport;
using TypedStreaming.Watching;

namespace TypedStreaming.Tests.Errors;

/// <summary>Errors that end a session, cause its loss, or prevent its start.</summary>
internal static class SessionErrors
{
    private const string Handshake = $"SessionExceptions.{nameof(SessionExceptions.OfHandshake)}";
    private const string Connect = $"SessionExceptions.{nameof(SessionExceptions.OfConnect)}";
    private const string Subscribe = $"SessionExceptions.{nameof(SessionExceptions.OfSubscribe)}";
    private const string Lost = $"SessionExceptions.{nameof(SessionExceptions.OfTransport)}";
    private const string NotRecovered = $"SessionExceptions.{nameof(SessionExceptions.NotRecovered)}";
    private const string Busy = "503::Server is too busy. Please try your request again later.";
    private const string Limit = "403::Organization concurrent user limit exceeded";
    private const string WrongVersion = "400::API version in the URI is mandatory. URI format: '/cometd/66.0'";

    public static IReadOnlyList<ErrorRow> Rows { get; } =
    [
        HandshakeRefused("a permission", StreamingError.HandshakeRefused, false, "403::User not enabled for streaming"),
        HandshakeRefused("a version that is not served", StreamingError.HandshakeRefused, false, WrongVersion),
        HandshakeRefused("the token", StreamingError.AuthenticationRejected, false, "401::Authentication invalid"),
        HandshakeRefused("a busy server", StreamingError.ServerBusy, true, Busy),
        HandshakeRefused("a limit", StreamingError.LimitExceeded, true, Limit),
        HandshakeRefused("a lost cookie", StreamingError.Protocol, true, "403::Unknown client"),
        Row("SessionExceptions.NoLongPolling", "no long-polling", StreamingError.HandshakeRefused, false, "long-polling", SessionExceptions.NoLongPolling),
        ConnectRefused("something else", StreamingError.Protocol, true, "400::Something new"),
        ConnectRefused("an unknown client", StreamingError.Protocol, true, "403::Unknown client"),
        ConnectRefused("a version that is not served", StreamingError.Protocol, false, WrongVersion),
        ConnectRefused("the token", StreamingError.AuthenticationRejected, false, "401::Authentication invalid"),
        ConnectRefused("a busy server", StreamingError.ServerBusy, true, Busy),
        ConnectRefused("the deliveries of a day", StreamingError.LimitExceeded, true, "403::Organization total events daily limit exceeded"),
        SubscribeRefused("no such channel", StreamingError.SubscriptionRefused, false, "400::The channel you requested to subscribe to does not exist"),
        SubscribeRefused("an id that is not known", StreamingError.InvalidReplayId, false, "400::The replayId {7} you provided was invalid."),
        SubscribeRefused("a busy server", StreamingError.ServerBusy, true, Busy),
        SubscribeRefused("a limit", StreamingError.LimitExceeded, true, "403::Subscription limit exceeded for this topic"),
        SubscribeRefused("an unknown client", StreamingError.Protocol, true, "403::Unknown client"),
        Row("SessionExceptions.TooLongToSubscribe", "a filter that is too long", StreamingError.SubscriptionRefused, false, "shorten the filter",
            () => SessionExceptions.TooLongToSubscribe("/topic/A", Cut(413))),
        Row(Lost, "the connection broke", StreamingError.Transport, true, "request was lost: it was cut", () => SessionExceptions.OfTransport(BayeuxRequestKind.Connect, Cut(null))),
        Row(Lost, "a proxy's 502", StreamingError.Transport, true, "request failed: it was cut", () => SessionExceptions.OfTransport(BayeuxRequestKind.Connect, Cut(502))),
        Row(Lost, "a message that is too long", StreamingError.Transport, false, "request failed: it was cut", () => SessionExceptions.OfTransport(BayeuxRequestKind.Message, Cut(413))),
        Row(Lost, "no endpoint", StreamingError.Transport, false, "check Endpoint", () => SessionExceptions.OfTransport(BayeuxRequestKind.Handshake, Cut(404))),
        Row(Lost, "a proxy that forbids it", StreamingError.Transport, false, "request failed: it was cut", () => SessionExceptions.OfTransport(BayeuxRequestKind.Connect, Cut(403))),
        Row("SessionExceptions.OfLateToken", "a source that hangs", StreamingError.LoginFailed, true, "LoginTimeout",
            () => SessionExceptions.OfLateToken(Source(), TimeSpan.FromMinutes(2), new OperationCanceledException())),
        Row("SessionExceptions.TokenRefused", "a fresh token is refused", StreamingError.AuthenticationRejected, false, "was just issued",
            () => SessionExceptions.TokenRefused(MachineRun.Failure(StreamingError.AuthenticationRejected))),
        Row(NotRecovered, "of what passes", StreamingError.Transport, true, "RecoveryTimeout", () => OfLast(MachineRun.Failure(StreamingError.Transport))),
        Row(NotRecovered, "of what stays", StreamingError.HandshakeRefused, false, "RecoveryTimeout", () => OfLast(MachineRun.Failure(StreamingError.HandshakeRefused))),
        Row(NotRecovered, "of what says so itself", StreamingError.LoginFailed, false, "RecoveryTimeout",
            () => OfLast(new StreamingException(StreamingError.LoginFailed, "a redirect") { IsTransient = false })),
        Row("SessionExceptions.OfTokenSource", "a source that throws", StreamingError.Defect, false, "threw IOException",
            () => SessionExceptions.OfTokenSource(Source(), new IOException())),
        Row("SessionExceptions.OfNoToken", "a source that gives nothing", StreamingError.Defect, false, "returned no token", () => SessionExceptions.OfNoToken(Source())),
        Row("SessionExceptions.OfDefect", "a defect", StreamingError.Defect, false, "Please report it", () => SessionExceptions.OfDefect(new IOException())),
        Row("SessionExceptions.OfInstance", "an instance that is not HTTPS", StreamingError.Configuration, false, "was not sent",
            () => SessionExceptions.OfInstance("the address is missing")),
        Row("SessionExceptions.NewHandshake", "a handshake that was asked for", StreamingError.Transport, true, "asked for a new handshake",
            () => Loss(MachineRun.Live().Feed(new SessionEvent.HandshakeRequested()))),
        Row("SessionExceptions.Unfit", "a consumer that joins", StreamingError.Transport, true, "A new session is needed", () => SessionExceptions.Unfit("a consumer joins")),
        Row("SessionExceptions.OrgMoved", "the org has moved", StreamingError.InvalidReplayId, false, "has moved from na1 to na2", () => SessionExceptions.OrgMoved("na1", "na2")),
        Row("SessionExceptions.AnotherOrg", "a token of another org", StreamingError.InvalidReplayId, true, "belongs to org 00D2", () => SessionExceptions.AnotherOrg("00D1", "00D2")),
        Row("AuthorizedRequests.AnotherOrg", "a token of another org for later requests", StreamingError.Configuration, false, "now belongs to org 00D2", () => AuthorizedRequests.AnotherOrg("00D1", "00D2")),
        Row("AuthorizedRequests.AnotherInstance", "a token without an org id for another instance", StreamingError.Configuration, false, "now belongs to the instance b.example", () => AuthorizedRequests.AnotherInstance("a.example", "b.example")),
        Row("SessionMachine.OnServerDisconnect", "a disconnect of the server", StreamingError.Transport, true, "ended the session",
            () => Loss(Disconnected())),
        ErrorRow.Thrown("ExtensionChain.Failed", "an extension that throws", StreamingError.ExtensionFailed, false, "threw IOException",
            () => new ExtensionChain([new ThrowingExtension()], TimeSpan.FromSeconds(5), TimeProvider.System, NullLogger.Instance)
                .SendingAsync("""[{"channel":"/meta/connect"}]"""u8.ToArray(), TimeSpan.FromSeconds(5), CancellationToken.None).AsTask()),
        Row("StateFeed.Offer", "changes that nobody reads", StreamingError.ConsumerTooSlow, true, "StateChanges()", UnreadStatesAsync),
        ErrorRow.Thrown("OrgVersions.Refused", "no such page", StreamingError.Transport, false, "HTTP 404", () => VersionsAsync(404, "")),
        ErrorRow.Thrown("OrgVersions.Refused", "a server in trouble", StreamingError.Transport, true, "HTTP 503", () => VersionsAsync(503, "")),
        ErrorRow.Thrown("OrgVersions.Failed", "a page of something else", StreamingError.Transport, true, "API versions", () => VersionsAsync(200, "<html>")),
    ];

    private static ErrorRow Row(string site, string when, StreamingError reason, bool isTransient, string says, Func<StreamingException> make) =>
        new(site, when, reason, isTransient, says, make);

    private static ErrorRow Row(string site, string when, StreamingError reason, bool isTransient, string says, Func<Task<StreamingException>> make) =>
        new(site, when, reason, isTransient, says, make);

    private static ErrorRow HandshakeRefused(string when, StreamingError reason, bool isTransient, string error) =>
        Row(Handshake, when, reason, isTransient, "refused the handshake", () => SessionExceptions.OfHandshake(Replies.HandshakeRefused(error)));

    private static ErrorRow ConnectRefused(string when, StreamingError reason, bool isTransient, string error) =>
        Row(Connect, when, reason, isTransient, "refused to continue", () => SessionExceptions.OfConnect(Replies.ConnectRefused(error)));

    private static ErrorRow SubscribeRefused(string when, StreamingError reason, bool isTransient, string error) =>
        Row(Subscribe, when, reason, isTransient, "refused the subscription", () => SessionExceptions.OfSubscribe("/topic/A", Replies.SubscribeRefused(error)));

    private static StreamingException OfLast(StreamingException last) => SessionExceptions.NotRecovered(last, TimeSpan.FromMinutes(15));

    private static TransportException Cut(int? status) => new("it was cut") { HttpStatus = status };

    private static AnonymousAccess Source() => new(new Uri("http://localhost"));

    private static StreamingException Loss(MachineRun run) => run.Actions.OfType<SessionAction.ReportLoss>().Single().Cause;

    private static MachineRun Disconnected()
    {
        var run = MachineRun.Live();
        return run.Feed(new SessionEvent.ServerDisconnected(run.State.Epoch));
    }

    private static async Task<StreamingException> UnreadStatesAsync()
    {
        var (feed, run) = (new StateFeed(TimeProvider.System), new object());
        feed.Begin(run);
        var watched = feed.Watch();
        for (var change = 0; change < 1001; change++) feed.Change(run, ClientState.Paused, null, TimeSpan.Zero);
        return await Assert.ThrowsAsync<StreamingException>(async () => { while (await watched.WaitAsync(CancellationToken.None)) watched.TryTake(out _); });
    }

    private static async Task VersionsAsync(int status, string body)
    {
        using var http = new HttpClient(ScriptedHandler.Answering((HttpStatusCode)status, body));
        var newest = await OrgVersions.NewestAsync(
            http, new AccessToken("t", new Uri("https://acme.example")), TimeSpan.FromSeconds(30), TimeProvider.System, CancellationToken.None);
        if (newest.Defect is { } defect) throw defect;
    }

    private sealed class ThrowingExtension : BayeuxExtension
    {
        public override ValueTask OnSendingAsync(JsonObject message, CancellationToken cancellationToken) => throw new IOException();
    }
}
