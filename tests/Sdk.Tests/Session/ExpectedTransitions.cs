namespace TypedStreaming.Tests.Session;

/// <summary>
/// The transitions of the machine, in every situation and on every kind of event: the next phase and the actions. A star stands for all
/// samples of a kind.
/// </summary>
internal static partial class ExpectedTransitions
{
    public static string All { get; } = string.Join("\n\n", Starting, Living, Recovering);

    /// <summary>Before the first handshake was accepted. The first failure ends the run.</summary>
    public const string Starting = """
        Idle
          MessageWanted               -> stays: nothing to do
          nothing: HandshakeRequested, MessageAnswered
          StartRequested              -> Authenticating: AcquireToken, StartTimer LoginRefill
          StopRequested               -> Ended: AbandonRequests, End
          ChannelWanted A             -> stays: nothing to do
          ChannelWanted B             -> stays: nothing to do
          ChannelUnwanted A           -> stays: ReleaseChannel A
          Crashed                     -> Ended: AbandonRequests, End Defect
          nothing: TokenAcquired, TokenFailed *, VersionKnown, VersionFailed, HandshakeAnswered *, ConnectAnswered *
          nothing: SubscribeAnswered *, UnsubscribeAnswered *, DisconnectAnswered, RequestLost *, ServerDisconnected
          nothing: TimerElapsed *, ChannelUnwanted B
          nothing: VersionFailed answered, EventsReceived, AbandonedDisconnectsDone
          nothing: SessionUnfit, PollHeld
          JoinersExpected             -> stays: nothing to do

        Authenticating
          MessageWanted               -> stays: nothing to do
          nothing: HandshakeRequested, MessageAnswered
          StopRequested               -> Ended: AbandonRequests, End
          ChannelWanted A             -> stays: nothing to do
          ChannelWanted B             -> stays: nothing to do
          ChannelUnwanted A           -> stays: ReleaseChannel A
          TokenAcquired               -> AskingVersion: AskVersion
          TokenFailed transient       -> Ended: AbandonRequests, End LoginFailed
          TokenFailed final           -> Ended: AbandonRequests, End LoginRefused
          TimerElapsed LoginRefill    -> stays: nothing to do
          Crashed                     -> Ended: AbandonRequests, End Defect
          nothing: StartRequested, VersionKnown, VersionFailed, HandshakeAnswered *, ConnectAnswered *, TimerElapsed HandshakeRefill
          nothing: SubscribeAnswered *, UnsubscribeAnswered *, DisconnectAnswered, RequestLost *, ServerDisconnected
          nothing: TimerElapsed Attempt, TimerElapsed Poll, TimerElapsed Recovery, ChannelUnwanted B
          nothing: VersionFailed answered, EventsReceived, AbandonedDisconnectsDone, TimerElapsed Channel
          nothing: SessionUnfit, PollHeld
          JoinersExpected             -> stays: nothing to do

        AskingVersion
          MessageWanted               -> stays: nothing to do
          nothing: HandshakeRequested, MessageAnswered
          StopRequested               -> Ended: AbandonRequests, End
          ChannelWanted A             -> stays: nothing to do
          ChannelWanted B             -> stays: nothing to do
          ChannelUnwanted A           -> stays: ReleaseChannel A
          VersionKnown                -> Handshaking: SendHandshake, StartTimer HandshakeRefill
          VersionFailed               -> Ended: AbandonRequests, End Transport
          TimerElapsed LoginRefill    -> stays: nothing to do
          Crashed                     -> Ended: AbandonRequests, End Defect
          nothing: StartRequested, TokenAcquired, TokenFailed *, HandshakeAnswered *, ConnectAnswered *, TimerElapsed HandshakeRefill
          nothing: SubscribeAnswered *, UnsubscribeAnswered *, DisconnectAnswered, RequestLost *, ServerDisconnected
          nothing: TimerElapsed Attempt, TimerElapsed Poll, TimerElapsed Recovery, ChannelUnwanted B
          VersionFailed answered      -> Ended: AbandonRequests, End Transport
          nothing: EventsReceived, AbandonedDisconnectsDone, TimerElapsed Channel
          nothing: SessionUnfit, PollHeld
          JoinersExpected             -> stays: nothing to do

        Handshaking
          MessageWanted               -> stays: nothing to do
          nothing: HandshakeRequested, MessageAnswered
          StopRequested               -> Ended: AbandonRequests, End
          ChannelWanted A             -> stays: nothing to do
          ChannelWanted B             -> stays: nothing to do
          ChannelUnwanted A           -> stays: ReleaseChannel A
          HandshakeAnswered ok        -> Live: ReportEstablished, SendSubscribe A
          HandshakeAnswered without long-polling -> Ended: AbandonRequests, End HandshakeRefused
          HandshakeAnswered 401       -> Ended: AbandonRequests, End AuthenticationRejected
          HandshakeAnswered 503       -> Ended: AbandonRequests, End ServerBusy
          HandshakeAnswered limit     -> Ended: AbandonRequests, End LimitExceeded
          HandshakeAnswered version   -> Ended: AbandonRequests, End HandshakeRefused
          RequestLost cut             -> Ended: AbandonRequests, End Transport
          RequestLost subscribe 413   -> Ended: AbandonRequests, End Transport
          TimerElapsed HandshakeRefill-> stays: nothing to do
          TimerElapsed LoginRefill    -> stays: nothing to do
          RequestLost 401             -> Ended: AbandonRequests, End AuthenticationRejected
          Crashed                     -> Ended: AbandonRequests, End Defect
          nothing: StartRequested, TokenAcquired, TokenFailed *, VersionKnown, VersionFailed, ConnectAnswered *
          nothing: SubscribeAnswered *, UnsubscribeAnswered *, DisconnectAnswered, ServerDisconnected, TimerElapsed Attempt, TimerElapsed Poll, TimerElapsed Recovery
          nothing: ChannelUnwanted B
          nothing: VersionFailed answered, EventsReceived, AbandonedDisconnectsDone, TimerElapsed Channel
          nothing: SessionUnfit, PollHeld
          JoinersExpected             -> stays: nothing to do
        """;
}
