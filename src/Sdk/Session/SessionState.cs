using System.Collections.Immutable;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Session;

/// <summary>The complete state of a session. Only <see cref="SessionMachine"/> makes a new one, and only its loop keeps it.</summary>
internal sealed record SessionState
{
    public SessionPhase Phase { get; init; } = SessionPhase.Idle;

    /// <summary>The number of the present epoch of the session. Answers to requests of an earlier one, and its timers, are ignored.</summary>
    public int Epoch { get; init; }

    public string? ClientId { get; init; }

    /// <summary>True if a handshake has ever succeeded. Before that, the first failure ends the run: a start is not a recovery.</summary>
    public bool Established { get; init; }

    /// <summary>True if the session was lost, and no connect that waited at the server has succeeded since; the recovery timer runs.</summary>
    public bool Recovering { get; init; }

    /// <summary>The epoch in which the recovery timer was started: an elapsed timer of an earlier recovery is ignored.</summary>
    public int RecoveryEpoch { get; init; }

    /// <summary>The number of handshakes that count against the limit; it decreases by one each time the refill timer elapses.</summary>
    public int HandshakesSpent { get; init; }

    /// <summary>The number of logins that count against the limit.</summary>
    public int LoginsSpent { get; init; }

    /// <summary>True if the pause before the next attempt is for a login; otherwise it is for a handshake.</summary>
    public bool NeedsToken { get; init; }

    /// <summary>True if the server has accepted any request with the present token. A fresh token that is refused is final.</summary>
    public bool TokenProven { get; init; }

    /// <summary>
    /// The number of tokens in a row that the login host had just issued and the endpoint refused: the exponent of their own backoff.
    /// </summary>
    public int FreshTokensRefused { get; init; }

    /// <summary>
    /// True if the next handshake is sent without asking for the newest version: the list was not available, and the last version is used.
    /// </summary>
    public bool SkipsVersion { get; init; }

    /// <summary>
    /// True if the server of the present client id can replay. If not, the client id is kept when requests are lost: the server still has the
    /// events.
    /// </summary>
    public bool Replays { get; init; }

    public Advice Advice { get; init; } = Advice.None;

    /// <summary>The number of failures since the last progress: the exponent of the backoff.</summary>
    public int Failures { get; init; }

    /// <summary>The number of connect replies in a row that came within a second without events.</summary>
    public int EmptyReplies { get; init; }

    /// <summary>The time for which they have been coming.</summary>
    public TimeSpan EmptyFor { get; init; }

    public bool ConnectOutstanding { get; init; }

    /// <summary>True if the first connect of this epoch was answered; it is answered at once, the later ones wait at the server.</summary>
    public bool Polled { get; init; }

    public bool PollTimerRunning { get; init; }

    /// <summary>
    /// True if consumers are about to join. The first connect of a session waits for them: then no other answer is outstanding that their
    /// replayed events may have overtaken, so that positions need not wait for it.
    /// </summary>
    public bool JoinersExpected { get; init; }

    /// <summary>True if the next connect waits for a consumer that has no room.</summary>
    public bool PollHeld { get; init; }

    /// <summary>True if the wait before the next connect is shown to programs: the server asked for it, or a connect is repeated.</summary>
    public bool PollPaused { get; init; }

    /// <summary>True if the next connect repeats one that was lost or refused; the client id is the same.</summary>
    public bool PollsAgain { get; init; }

    /// <summary>True if the recovery has used up its time while a connect was waiting: that connect's answer decides.</summary>
    public bool Overdue { get; init; }

    /// <summary>True if a client id that was given up is being disconnected, as one of the two requests at a time.</summary>
    public bool AbandonedDisconnectOutstanding { get; init; }

    /// <summary>True if the one request in parallel to the connect is running: a subscribe, an unsubscribe, or a message of the program.</summary>
    public bool SideRequestOutstanding { get; init; }

    /// <summary>The message of the program that is running, if the side request is one.</summary>
    public int? MessageOutstanding { get; init; }

    /// <summary>The messages of the program that wait for their turn.</summary>
    public ImmutableArray<int> Messages { get; init; } = [];

    public ImmutableArray<ChannelEntry> Channels { get; init; } = [];

    /// <summary>The time that the last answer asked to wait (<c>Retry-After</c>), until the wait has begun.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The state of the generator of the backoff's jitter.</summary>
    public uint Jitter { get; init; } = 1;

    /// <summary>The last failure, with which the run ends if the recovery takes too long.</summary>
    public StreamingException? LastFailure { get; init; }

    /// <summary>Returns the same state in the next epoch: no request is running in it, and those that were are ignored.</summary>
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

    /// <summary>Returns the state to show to programs, or null if it does not change: the loop shows a pause with its length itself.</summary>
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
