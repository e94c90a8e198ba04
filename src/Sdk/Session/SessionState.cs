using System.Collections.Immutable;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Session;

/// <summary>All that a session knows. Only <see cref="SessionMachine"/> makes a new one, and only its loop holds it.</summary>
internal sealed record SessionState
{
    public SessionPhase Phase { get; init; } = SessionPhase.Idle;

    /// <summary>
    /// Counts the lives of the session. What was asked in an earlier one, an answer or a timer, is void when it comes.
    /// </summary>
    public int Epoch { get; init; }

    public string? ClientId { get; init; }

    /// <summary>Whether a handshake has ever succeeded. Before, the first failure ends the run: a start is not a recovery.</summary>
    public bool Established { get; init; }

    /// <summary>Whether the session was lost, and no held connect has succeeded since; the recovery timer runs.</summary>
    public bool Recovering { get; init; }

    /// <summary>The epoch in which the recovery timer was started: an elapsed timer of an earlier recovery is void.</summary>
    public int RecoveryEpoch { get; init; }

    /// <summary>Handshakes that count against the budget; one is forgiven each time its timer elapses.</summary>
    public int HandshakesSpent { get; init; }

    /// <summary>Logins that count against the budget.</summary>
    public int LoginsSpent { get; init; }

    /// <summary>Whether the pause before the next attempt is for a login; otherwise it is for a handshake.</summary>
    public bool NeedsToken { get; init; }

    /// <summary>Whether the server has accepted anything under the present token. A fresh one that is refused is final.</summary>
    public bool TokenProven { get; init; }

    /// <summary>Tokens in a row that the login host had just issued and the endpoint refused: the exponent of their own backoff.</summary>
    public int FreshTokensRefused { get; init; }

    /// <summary>Whether the next handshake goes without asking for the newest version: the list could not be had, and the last one will do.</summary>
    public bool SkipsVersion { get; init; }

    /// <summary>Whether the server of the present client id can replay. If not, the client id is kept over lost requests: it still holds the events.</summary>
    public bool Replays { get; init; }

    public Advice Advice { get; init; } = Advice.None;

    /// <summary>Failures since the last progress: the exponent of the backoff.</summary>
    public int Failures { get; init; }

    /// <summary>Connect replies in a row that came within a second and carried nothing.</summary>
    public int EmptyReplies { get; init; }

    /// <summary>How long they have been coming.</summary>
    public TimeSpan EmptyFor { get; init; }

    public bool ConnectOutstanding { get; init; }

    /// <summary>Whether the first connect of this life was answered; it is asked for at once, the later ones are held.</summary>
    public bool Polled { get; init; }

    public bool PollTimerRunning { get; init; }

    /// <summary>
    /// Whether consumers are about to join. The first connect of a session waits for them: what their subscribes replay then comes
    /// beside no other answer that it may have overtaken, so that positions need not wait for that.
    /// </summary>
    public bool JoinersExpected { get; init; }

    /// <summary>Whether the next connect waits for a consumer that has no room.</summary>
    public bool PollHeld { get; init; }

    /// <summary>Whether the wait before the next connect is one that a program is shown: the server asked for it, or a connect is repeated.</summary>
    public bool PollPaused { get; init; }

    /// <summary>Whether the next connect repeats one that was lost or refused; the client id is the same.</summary>
    public bool PollsAgain { get; init; }

    /// <summary>Whether the recovery has used up its time while a connect was held: that connect's answer decides.</summary>
    public bool Overdue { get; init; }

    /// <summary>Whether a client id that was given up is being disconnected, as one of the two requests at a time.</summary>
    public bool GoodbyeOutstanding { get; init; }

    /// <summary>Whether the one request beside the connect is under way: a subscribe, an unsubscribe, or a message of the program's own.</summary>
    public bool SideRequestOutstanding { get; init; }

    /// <summary>The message of the program's own that is under way, if the side request is one.</summary>
    public int? MessageOutstanding { get; init; }

    /// <summary>Messages of the program's own that wait for their turn.</summary>
    public ImmutableArray<int> Messages { get; init; } = [];

    public ImmutableArray<ChannelEntry> Channels { get; init; } = [];

    /// <summary>How long the last answer asked to wait (<c>Retry-After</c>), until the wait has begun.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The state of the generator of the backoff's jitter.</summary>
    public uint Jitter { get; init; } = 1;

    /// <summary>What went wrong last, to end with if the recovery takes too long.</summary>
    public StreamingException? LastFailure { get; init; }

    /// <summary>The same in another life: nothing is under way in it, and what was is void.</summary>
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

    /// <summary>What a program is shown, or null where nothing changes for it: the loop shows a pause with its length itself.</summary>
    /// <param name="failure">Why the run ended, if it failed.</param>
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
