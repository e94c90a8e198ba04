namespace TypedStreaming.Tests.Session.Walking;

/// <summary>The invariants of every walk, by name.</summary>
internal static class Invariants
{
    public const string OneConnect = "at most one connect is outstanding";
    public const string OneChannelRequest = "at most one channel request is outstanding";
    public const string TwoRequests = "at most two requests are outstanding";
    public const string RequestsFitThePhase = "a request is sent only in the phase that waits for its answer";
    public const string NoHotLoop = "no chain of logins, handshakes and connects without progress or a timer";
    public const string WithinBudget = "handshakes and logins stay within their budgets";
    public const string NeverSilent = "a run that is not over waits for an answer or a timer";
    public const string ChannelsAreTrue = "every channel is on the wire as the state says";
    public const string ChannelsAreKept = "every wanted channel is in the state until it faults";
    public const string ConfirmsAreTrue = "only a wanted channel that the server confirmed is confirmed";
    public const string OneEnd = "a run ends exactly once, and does nothing afterwards";
    public const string OnlyDisconnect = "nothing but the disconnect is sent after a stop";
    public const string TimersAreConsistent = "timers run exactly in the states that wait for them";
    public const string RecoveryIsTimed = "a recovery has its timer running until it succeeds or the run ends";
    public const string MessagesEnd = "every message of the program's own waits, is under way, or has ended";
    public const string StaleIsVoid = "answers and timers of an earlier life change nothing";
}
