using System.Collections.Immutable;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Session;

/// <summary>
/// The complete state of a session. Only <see cref="SessionMachine"/> creates new states, and only the session's loop stores the current one.
/// </summary>
internal sealed record SessionState
{
    public SessionPhase Phase { get; init; } = SessionPhase.Idle;

    /// <summary>
    /// The number of the current session, counted from the start of the client. Responses to requests of an earlier session, and timers of an earlier
    /// session, are ignored.
    /// </summary>
    public int Epoch { get; init; }

    public string? ClientId { get; init; }

    /// <summary>
    /// True if a handshake has succeeded since the client was started. Before that, the first failure ends the client's run, because a start is
    /// not a recovery.
    /// </summary>
    public bool Established { get; init; }

    /// <summary>
    /// True if the session was lost, and no connect request that waited at the server has succeeded since then. While this is true, the recovery
    /// timer is running.
    /// </summary>
    public bool Recovering { get; init; }

    /// <summary>The <see cref="Epoch"/> in which the recovery timer was started. The timer of an earlier recovery is ignored.</summary>
    public int RecoveryEpoch { get; init; }

    /// <summary>The number of handshakes that count against the rate limit. It decreases by one each time the refill timer elapses.</summary>
    public int HandshakesSpent { get; init; }

    /// <summary>The number of logins that count against the rate limit.</summary>
    public int LoginsSpent { get; init; }

    /// <summary>True if a login follows the current pause; false if a handshake follows it.</summary>
    public bool NeedsToken { get; init; }

    /// <summary>
    /// True if the server has accepted a request with the current token. If the server refuses a fresh token before that, the refusal is final.
    /// </summary>
    public bool TokenProven { get; init; }

    /// <summary>
    /// The number of consecutive tokens that the server refused although the login host had just issued them. It determines the delay before the next
    /// login.
    /// </summary>
    public int FreshTokensRefused { get; init; }

    /// <summary>True if the next handshake uses the last known API version, because the list of versions was not available.</summary>
    public bool SkipsVersion { get; init; }

    /// <summary>
    /// True if the server of the current session can replay events. Otherwise, the client id is kept when a request is lost, because the server
    /// still has the events that it has not sent.
    /// </summary>
    public bool Replays { get; init; }

    public Advice Advice { get; init; } = Advice.None;

    /// <summary>The number of failures since the session last worked. It determines the next delay.</summary>
    public int Failures { get; init; }

    /// <summary>The number of consecutive connect replies that arrived within a second and without events.</summary>
    public int EmptyReplies { get; init; }

    /// <summary>The time since the first of the replies that <see cref="EmptyReplies"/> counts.</summary>
    public TimeSpan EmptyFor { get; init; }

    public bool ConnectOutstanding { get; init; }

    /// <summary>
    /// True if the first connect request of the current session has been answered. The server answers the first connect request immediately; later
    /// connect requests wait at the server.
    /// </summary>
    public bool Polled { get; init; }

    public bool PollTimerRunning { get; init; }

    /// <summary>
    /// True if consumers are about to join. The first connect request of a session waits for them, because the position of a consumer that joins
    /// during a connect request cannot be saved until the response to that request has arrived.
    /// </summary>
    public bool JoinersExpected { get; init; }

    /// <summary>True if the next connect request waits for a consumer whose queue is full.</summary>
    public bool PollHeld { get; init; }

    /// <summary>
    /// True if the wait before the next connect request is reported to the application as a pause, because the server asked for the wait or because a
    /// connect request is repeated.
    /// </summary>
    public bool PollPaused { get; init; }

    /// <summary>True if the next connect request repeats a connect request that was lost or refused, with the same client id.</summary>
    public bool PollsAgain { get; init; }

    /// <summary>
    /// True if the time limit for the recovery has expired while a connect request is waiting at the server. The response to that connect request
    /// decides whether the client stops.
    /// </summary>
    public bool Overdue { get; init; }

    /// <summary>
    /// True while a request to disconnect the client id of an earlier session is running. At most two requests can run at the same time, and this is
    /// one of them.
    /// </summary>
    public bool AbandonedDisconnectOutstanding { get; init; }

    /// <summary>
    /// True if a request is running in parallel with the connect request: a subscribe request, an unsubscribe request, or a message from the
    /// application. Only one such request can run at a time.
    /// </summary>
    public bool SideRequestOutstanding { get; init; }

    /// <summary>
    /// The number (ticket) of the application's message that is being sent in parallel with the connect request; null if there is no such message.
    /// </summary>
    public int? MessageOutstanding { get; init; }

    /// <summary>The numbers (tickets) of the application's messages that will be sent later.</summary>
    public ImmutableArray<int> Messages { get; init; } = [];

    public ImmutableArray<ChannelEntry> Channels { get; init; } = [];

    /// <summary>The wait that the last response requested with <c>Retry-After</c>. Null after the wait has begun.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The state of the random number generator that varies the delays between attempts.</summary>
    public uint Jitter { get; init; } = 1;

    /// <summary>The last failure. If the recovery takes too long, the client stops with this failure.</summary>
    public StreamingException? LastFailure { get; init; }

    /// <summary>
    /// Returns the state in which the next session of the client begins. No request is running, and responses to earlier requests are ignored.
    /// </summary>
    public SessionState NextLife() => this with
    {
        Epoch = Epoch + 1,
        ConnectOutstanding = false,
        SideRequestOutstanding = false,
        MessageOutstanding = null,
        PollTimerRunning = false,
        PollPaused = false,
        PollsAgain = false,
        PollHeld = false,
    };

    /// <summary>
    /// Returns the client state to report to the application, or null if that state does not change. Pauses are never returned: the loop reports each
    /// of them itself, with its length.
    /// </summary>
    /// <param name="failure">The failure that ended the run, or null.</param>
    public ClientState? Shown(StreamingException? failure) => Phase switch
    {
        SessionPhase.Authenticating or SessionPhase.AskingVersion or SessionPhase.Handshaking =>
            Established ? ClientState.Recovering : ClientState.Connecting,
        SessionPhase.Live => PollPaused ? null
            : Recovering && (PollsAgain || !Polled) ? ClientState.Recovering
            : ClientState.Connected,
        SessionPhase.Disconnecting => ClientState.Stopping,
        SessionPhase.Ended => failure is null ? ClientState.Stopped : ClientState.Faulted,
        _ => null,
    };

    public ChannelEntry? Find(string channel) => Channels.FirstOrDefault(entry => entry.Name == channel);

    public SessionState With(ChannelEntry entry)
    {
        for (var i = 0; i < Channels.Length; i++)
        {
            if (Channels[i].Name == entry.Name) return this with { Channels = Channels.SetItem(i, entry) };
        }

        return this with { Channels = Channels.Add(entry) };
    }

    public SessionState Without(string channel) => this with { Channels = Channels.RemoveAll(entry => entry.Name == channel) };
}
