namespace TypedStreaming.Tests.Session;

/// <content>After a loss, and at the end.</content>
internal static partial class ExpectedTransitions
{
    /// <summary>The recovery, the stop, and the end.</summary>
    public const string Recovering = """
        Waiting
          MessageWanted               -> stays: nothing to do
          nothing: HandshakeRequested, MessageAnswered
          StopRequested               -> Ended: AbandonRequests, End
          ChannelWanted A             -> stays: nothing to do
          ChannelWanted B             -> stays: nothing to do
          ChannelUnwanted A           -> stays: ReleaseChannel A
          TimerElapsed Attempt        -> AskingVersion: AskVersion
          TimerElapsed Recovery       -> Ended: AbandonRequests, End ServerBusy
          TimerElapsed HandshakeRefill-> stays: nothing to do
          TimerElapsed LoginRefill    -> stays: nothing to do
          Crashed                     -> Ended: AbandonRequests, End Defect
          nothing: StartRequested, TokenAcquired, TokenFailed *, VersionKnown, VersionFailed, HandshakeAnswered *
          nothing: ConnectAnswered *, SubscribeAnswered *, UnsubscribeAnswered *, DisconnectAnswered, RequestLost *
          nothing: ServerDisconnected, ChannelUnwanted B, TimerElapsed Poll
          AbandonedDisconnectsDone                -> stays: nothing to do
          nothing: VersionFailed answered, EventsReceived, TimerElapsed Channel
          nothing: SessionUnfit, PollHeld
          JoinersExpected             -> stays: nothing to do

        Waiting for a login
          MessageWanted               -> stays: nothing to do
          nothing: HandshakeRequested, MessageAnswered
          StopRequested               -> Ended: AbandonRequests, End
          ChannelWanted A             -> stays: nothing to do
          ChannelWanted B             -> stays: nothing to do
          ChannelUnwanted A           -> stays: ReleaseChannel A
          TimerElapsed Attempt        -> Authenticating: AcquireToken renew
          TimerElapsed Recovery       -> Ended: AbandonRequests, End LoginFailed
          TimerElapsed HandshakeRefill-> stays: nothing to do
          TimerElapsed LoginRefill    -> stays: StartTimer LoginRefill
          Crashed                     -> Ended: AbandonRequests, End Defect
          nothing: StartRequested, TokenAcquired, TokenFailed *, VersionKnown, VersionFailed, HandshakeAnswered *
          nothing: ConnectAnswered *, SubscribeAnswered *, UnsubscribeAnswered *, DisconnectAnswered, RequestLost *
          nothing: ServerDisconnected, ChannelUnwanted B, TimerElapsed Poll
          nothing: VersionFailed answered, EventsReceived, AbandonedDisconnectsDone, TimerElapsed Channel
          nothing: SessionUnfit, PollHeld
          JoinersExpected             -> stays: nothing to do

        Authenticating again
          MessageWanted               -> stays: nothing to do
          nothing: HandshakeRequested, MessageAnswered
          StopRequested               -> Ended: AbandonRequests, End
          ChannelWanted A             -> stays: nothing to do
          ChannelWanted B             -> stays: nothing to do
          ChannelUnwanted A           -> stays: ReleaseChannel A
          TokenAcquired               -> AskingVersion: AskVersion
          TokenFailed transient       -> Waiting: StartTimer Attempt
          TokenFailed final           -> Ended: AbandonRequests, End LoginRefused
          TimerElapsed Recovery       -> Ended: AbandonRequests, End AuthenticationRejected
          TimerElapsed HandshakeRefill-> stays: nothing to do
          TimerElapsed LoginRefill    -> stays: StartTimer LoginRefill
          Crashed                     -> Ended: AbandonRequests, End Defect
          nothing: StartRequested, VersionKnown, VersionFailed, HandshakeAnswered *, ConnectAnswered *
          nothing: SubscribeAnswered *, UnsubscribeAnswered *, DisconnectAnswered, RequestLost *, ServerDisconnected
          nothing: ChannelUnwanted B, TimerElapsed Attempt, TimerElapsed Poll
          nothing: VersionFailed answered, EventsReceived, AbandonedDisconnectsDone, TimerElapsed Channel
          nothing: SessionUnfit, PollHeld
          JoinersExpected             -> stays: nothing to do

        AskingVersion again
          MessageWanted               -> stays: nothing to do
          nothing: HandshakeRequested, MessageAnswered
          StopRequested               -> Ended: AbandonRequests, End
          ChannelWanted A             -> stays: nothing to do
          ChannelWanted B             -> stays: nothing to do
          ChannelUnwanted A           -> stays: ReleaseChannel A
          VersionKnown                -> Handshaking: SendHandshake
          VersionFailed               -> Waiting: StartTimer Attempt
          TimerElapsed Recovery       -> Ended: AbandonRequests, End Transport
          TimerElapsed HandshakeRefill-> stays: nothing to do
          TimerElapsed LoginRefill    -> stays: nothing to do
          Crashed                     -> Ended: AbandonRequests, End Defect
          nothing: StartRequested, TokenAcquired, TokenFailed *, HandshakeAnswered *, ConnectAnswered *
          nothing: SubscribeAnswered *, UnsubscribeAnswered *, DisconnectAnswered, RequestLost *, ServerDisconnected
          nothing: ChannelUnwanted B, TimerElapsed Attempt, TimerElapsed Poll
          VersionFailed answered      -> Handshaking: SendHandshake
          AbandonedDisconnectsDone                -> stays: nothing to do
          nothing: EventsReceived, TimerElapsed Channel
          nothing: SessionUnfit, PollHeld
          JoinersExpected             -> stays: nothing to do

        Handshaking again
          MessageWanted               -> stays: nothing to do
          nothing: HandshakeRequested, MessageAnswered
          StopRequested               -> Ended: AbandonRequests, End
          ChannelWanted A             -> stays: nothing to do
          ChannelWanted B             -> stays: nothing to do
          ChannelUnwanted A           -> stays: ReleaseChannel A
          HandshakeAnswered ok        -> Live: ReportEstablished, SendSubscribe A
          HandshakeAnswered without long-polling -> Ended: AbandonRequests, End HandshakeRefused
          HandshakeAnswered 401       -> Waiting: StartTimer Attempt
          HandshakeAnswered 503       -> Waiting: StartTimer Attempt
          HandshakeAnswered limit     -> Waiting: StartTimer Attempt
          HandshakeAnswered version   -> Ended: AbandonRequests, End HandshakeRefused
          RequestLost cut             -> Waiting: StartTimer Attempt
          RequestLost subscribe 413   -> Waiting: StartTimer Attempt
          RequestLost 401             -> Waiting: StartTimer Attempt
          TimerElapsed Recovery       -> Ended: AbandonRequests, End Transport
          TimerElapsed HandshakeRefill-> stays: StartTimer HandshakeRefill
          TimerElapsed LoginRefill    -> stays: nothing to do
          Crashed                     -> Ended: AbandonRequests, End Defect
          nothing: StartRequested, TokenAcquired, TokenFailed *, VersionKnown, VersionFailed, ConnectAnswered *
          nothing: SubscribeAnswered *, UnsubscribeAnswered *, DisconnectAnswered, ServerDisconnected
          nothing: ChannelUnwanted B, TimerElapsed Attempt, TimerElapsed Poll
          AbandonedDisconnectsDone                -> stays: nothing to do
          nothing: VersionFailed answered, EventsReceived, TimerElapsed Channel
          nothing: SessionUnfit, PollHeld
          JoinersExpected             -> stays: nothing to do

        Handshaking with a fresh token
          MessageWanted               -> stays: nothing to do
          nothing: HandshakeRequested, MessageAnswered
          StopRequested               -> Ended: AbandonRequests, End
          ChannelWanted A             -> stays: nothing to do
          ChannelWanted B             -> stays: nothing to do
          ChannelUnwanted A           -> stays: ReleaseChannel A
          HandshakeAnswered ok        -> Live: ReportEstablished, SendSubscribe A
          HandshakeAnswered without long-polling -> Ended: AbandonRequests, End HandshakeRefused
          HandshakeAnswered 401       -> Waiting: StartTimer Attempt
          HandshakeAnswered 503       -> Waiting: StartTimer Attempt
          HandshakeAnswered limit     -> Waiting: StartTimer Attempt
          HandshakeAnswered version   -> Ended: AbandonRequests, End HandshakeRefused
          RequestLost cut             -> Waiting: StartTimer Attempt
          RequestLost subscribe 413   -> Waiting: StartTimer Attempt
          RequestLost 401             -> Waiting: StartTimer Attempt
          TimerElapsed Recovery       -> Ended: AbandonRequests, End AuthenticationRejected
          TimerElapsed HandshakeRefill-> stays: StartTimer HandshakeRefill
          TimerElapsed LoginRefill    -> stays: StartTimer LoginRefill
          Crashed                     -> Ended: AbandonRequests, End Defect
          nothing: StartRequested, TokenAcquired, TokenFailed *, VersionKnown, VersionFailed, ConnectAnswered *
          nothing: SubscribeAnswered *, UnsubscribeAnswered *, DisconnectAnswered, ServerDisconnected
          nothing: ChannelUnwanted B, TimerElapsed Attempt, TimerElapsed Poll
          nothing: VersionFailed answered, EventsReceived, AbandonedDisconnectsDone, TimerElapsed Channel
          nothing: SessionUnfit, PollHeld
          JoinersExpected             -> stays: nothing to do

        Disconnecting
          MessageWanted               -> stays: nothing to do
          nothing: HandshakeRequested, MessageAnswered
          ChannelWanted A             -> stays: nothing to do
          ChannelWanted B             -> stays: nothing to do
          ChannelUnwanted A           -> stays: nothing to do
          DisconnectAnswered          -> Ended: AbandonRequests, End
          RequestLost cut             -> Ended: AbandonRequests, End
          RequestLost subscribe 413   -> Ended: AbandonRequests, End
          RequestLost 401             -> Ended: AbandonRequests, End
          Crashed                     -> Ended: AbandonRequests, End Defect
          nothing: StartRequested, StopRequested, TokenAcquired, TokenFailed *, VersionKnown, VersionFailed
          nothing: HandshakeAnswered *, ConnectAnswered *, SubscribeAnswered *, UnsubscribeAnswered *
          nothing: ServerDisconnected, TimerElapsed *, ChannelUnwanted B
          nothing: VersionFailed answered, EventsReceived, AbandonedDisconnectsDone
          nothing: SessionUnfit, PollHeld
          JoinersExpected             -> stays: nothing to do

        Ended
          nothing: HandshakeRequested, MessageWanted, MessageAnswered
          nothing: StartRequested, StopRequested, ChannelWanted *, ChannelUnwanted *, TokenAcquired, TokenFailed *
          nothing: VersionKnown, VersionFailed, HandshakeAnswered *, ConnectAnswered *, SubscribeAnswered *
          nothing: UnsubscribeAnswered *, DisconnectAnswered, RequestLost *, ServerDisconnected, TimerElapsed *
          nothing: Crashed
          nothing: VersionFailed answered, EventsReceived, AbandonedDisconnectsDone
          nothing: SessionUnfit, PollHeld, JoinersExpected
        """;
}
