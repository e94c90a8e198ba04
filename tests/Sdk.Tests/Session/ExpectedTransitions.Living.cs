namespace TypedStreaming.Tests.Session;

/// <content>A session that the server knows.</content>
internal static partial class ExpectedTransitions
{
    /// <summary>Subscribing, polling, unsubscribing.</summary>
    public const string Living = """
        Live, subscribing
          HandshakeRequested          -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          MessageWanted               -> stays: nothing to do
          nothing: MessageAnswered
          StopRequested               -> Disconnecting: AbandonRequests, StopTimer Poll, StopTimer Recovery, SendDisconnect
          ChannelWanted A             -> stays: nothing to do
          ChannelWanted B             -> stays: nothing to do
          ChannelUnwanted A           -> stays: SendConnect at once
          SubscribeAnswered ok        -> stays: ConfirmChannel A, SendConnect at once
          SubscribeAnswered refused   -> stays: FaultChannel A, SendConnect at once
          SubscribeAnswered unknown   -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Recovery, AskVersion
          SubscribeAnswered 401       -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Recovery, StartTimer Attempt
          RequestLost cut             -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          RequestLost subscribe 413   -> stays: FaultChannel A, SendConnect at once
          RequestLost 401             -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Recovery, StartTimer Attempt
          ServerDisconnected          -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Recovery, AskVersion
          TimerElapsed HandshakeRefill-> stays: nothing to do
          TimerElapsed LoginRefill    -> stays: nothing to do
          Crashed                     -> Ended: SendAbandonedDisconnect, AbandonRequests, End Defect
          nothing: StartRequested, TokenAcquired, TokenFailed *, VersionKnown, VersionFailed, HandshakeAnswered *
          nothing: UnsubscribeAnswered *, DisconnectAnswered, ChannelUnwanted B, TimerElapsed Attempt
          nothing: TimerElapsed Recovery
          SubscribeAnswered limit     -> stays: FaultChannel A, SendConnect at once
          nothing: VersionFailed answered, EventsReceived, AbandonedDisconnectsDone, TimerElapsed Poll, TimerElapsed Channel
          SessionUnfit                -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          PollHeld                    -> stays: nothing to do
          JoinersExpected             -> stays: nothing to do

        Live, first connect
          HandshakeRequested          -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          MessageWanted               -> stays: SendMessage 7
          nothing: MessageAnswered
          StopRequested               -> Disconnecting: AbandonRequests, StopTimer Poll, StopTimer Recovery, SendDisconnect
          ChannelWanted A             -> stays: nothing to do
          ChannelWanted B             -> stays: SendSubscribe B
          ChannelUnwanted A           -> stays: SendUnsubscribe A
          ConnectAnswered ok          -> stays: SendConnect
          ConnectAnswered empty       -> stays: SendConnect
          ConnectAnswered advice none -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          ConnectAnswered unknown     -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Recovery, AskVersion
          ConnectAnswered 401         -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Recovery, StartTimer Attempt
          ConnectAnswered 503         -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, StartTimer Attempt
          ConnectAnswered limit       -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, StartTimer Attempt
          ConnectAnswered 500         -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          ConnectAnswered 500 retry   -> stays: StartTimer Recovery, ReportRepeated, StartTimer Poll
          ConnectAnswered version     -> Ended: SendAbandonedDisconnect, AbandonRequests, End Protocol
          RequestLost cut             -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          RequestLost subscribe 413   -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          RequestLost 401             -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Recovery, StartTimer Attempt
          ServerDisconnected          -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Recovery, AskVersion
          TimerElapsed HandshakeRefill-> stays: nothing to do
          TimerElapsed LoginRefill    -> stays: nothing to do
          Crashed                     -> Ended: SendAbandonedDisconnect, AbandonRequests, End Defect
          nothing: StartRequested, TokenAcquired, TokenFailed *, VersionKnown, VersionFailed, HandshakeAnswered *
          nothing: SubscribeAnswered *, UnsubscribeAnswered *, DisconnectAnswered, ChannelUnwanted B
          nothing: TimerElapsed Attempt, TimerElapsed Recovery
          nothing: VersionFailed answered, EventsReceived, AbandonedDisconnectsDone, TimerElapsed Poll, TimerElapsed Channel
          SessionUnfit                -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          PollHeld                    -> stays: nothing to do
          JoinersExpected             -> stays: nothing to do

        Live
          HandshakeRequested          -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          MessageWanted               -> stays: SendMessage 7
          nothing: MessageAnswered
          StopRequested               -> Disconnecting: AbandonRequests, StopTimer Poll, StopTimer Recovery, SendDisconnect
          ChannelWanted A             -> stays: nothing to do
          ChannelWanted B             -> stays: SendSubscribe B
          ChannelUnwanted A           -> stays: SendUnsubscribe A
          ConnectAnswered ok          -> stays: SendConnect
          ConnectAnswered empty       -> stays: SendConnect
          ConnectAnswered advice none -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          ConnectAnswered unknown     -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Recovery, AskVersion
          ConnectAnswered 401         -> Authenticating: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Recovery, AcquireToken renew
          ConnectAnswered 503         -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, StartTimer Attempt
          ConnectAnswered limit       -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, StartTimer Attempt
          ConnectAnswered 500         -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          ConnectAnswered 500 retry   -> stays: StartTimer Recovery, ReportRepeated, StartTimer Poll
          ConnectAnswered version     -> Ended: SendAbandonedDisconnect, AbandonRequests, End Protocol
          RequestLost cut             -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          RequestLost subscribe 413   -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          RequestLost 401             -> Authenticating: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Recovery, AcquireToken renew
          ServerDisconnected          -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Recovery, AskVersion
          TimerElapsed HandshakeRefill-> stays: nothing to do
          TimerElapsed LoginRefill    -> stays: nothing to do
          Crashed                     -> Ended: SendAbandonedDisconnect, AbandonRequests, End Defect
          nothing: StartRequested, TokenAcquired, TokenFailed *, VersionKnown, VersionFailed, HandshakeAnswered *
          nothing: SubscribeAnswered *, UnsubscribeAnswered *, DisconnectAnswered, ChannelUnwanted B
          nothing: TimerElapsed Attempt, TimerElapsed Recovery
          nothing: VersionFailed answered, EventsReceived, AbandonedDisconnectsDone, TimerElapsed Poll, TimerElapsed Channel
          SessionUnfit                -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          PollHeld                    -> stays: nothing to do
          JoinersExpected             -> stays: nothing to do

        Live, pausing
          HandshakeRequested          -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          MessageWanted               -> stays: SendMessage 7
          nothing: MessageAnswered
          StopRequested               -> Disconnecting: AbandonRequests, StopTimer Poll, StopTimer Recovery, SendDisconnect
          ChannelWanted A             -> stays: nothing to do
          ChannelWanted B             -> stays: SendSubscribe B
          ChannelUnwanted A           -> stays: SendUnsubscribe A
          RequestLost cut             -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          RequestLost subscribe 413   -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          RequestLost 401             -> Authenticating: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Recovery, AcquireToken renew
          ServerDisconnected          -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Recovery, AskVersion
          TimerElapsed Poll           -> stays: SendConnect
          TimerElapsed HandshakeRefill-> stays: nothing to do
          TimerElapsed LoginRefill    -> stays: nothing to do
          Crashed                     -> Ended: SendAbandonedDisconnect, AbandonRequests, End Defect
          nothing: StartRequested, TokenAcquired, TokenFailed *, VersionKnown, VersionFailed, HandshakeAnswered *
          nothing: SubscribeAnswered *, UnsubscribeAnswered *, DisconnectAnswered, ChannelUnwanted B
          nothing: TimerElapsed Attempt, TimerElapsed Recovery
          nothing: VersionFailed answered, EventsReceived, AbandonedDisconnectsDone, TimerElapsed Channel
          SessionUnfit                -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          PollHeld                    -> stays: nothing to do
          JoinersExpected             -> stays: nothing to do

        Live, sending
          HandshakeRequested          -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, FailMessage 1, StartTimer Recovery, AskVersion
          MessageWanted               -> stays: nothing to do
          MessageAnswered             -> stays: nothing to do
          StopRequested               -> Disconnecting: AbandonRequests, StopTimer Poll, StopTimer Recovery, SendDisconnect
          ChannelWanted A             -> stays: nothing to do
          ChannelWanted B             -> stays: nothing to do
          ChannelUnwanted A           -> stays: nothing to do
          ConnectAnswered ok          -> stays: SendConnect
          ConnectAnswered empty       -> stays: SendConnect
          ConnectAnswered advice none -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, FailMessage 1, StartTimer Recovery, AskVersion
          ConnectAnswered unknown     -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, FailMessage 1, StartTimer Recovery, AskVersion
          ConnectAnswered 401         -> Authenticating: AbandonRequests, StopTimer Poll, ReportLoss, FailMessage 1, StartTimer Recovery, AcquireToken renew
          ConnectAnswered 503         -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, FailMessage 1, StartTimer Recovery, StartTimer Attempt
          ConnectAnswered limit       -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, FailMessage 1, StartTimer Recovery, StartTimer Attempt
          ConnectAnswered 500         -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, FailMessage 1, StartTimer Recovery, AskVersion
          ConnectAnswered 500 retry   -> stays: StartTimer Recovery, ReportRepeated, StartTimer Poll
          ConnectAnswered version     -> Ended: SendAbandonedDisconnect, AbandonRequests, End Protocol
          RequestLost cut             -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, FailMessage 1, StartTimer Recovery, AskVersion
          RequestLost subscribe 413   -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, FailMessage 1, StartTimer Recovery, AskVersion
          RequestLost 401             -> Authenticating: AbandonRequests, StopTimer Poll, ReportLoss, FailMessage 1, StartTimer Recovery, AcquireToken renew
          ServerDisconnected          -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, FailMessage 1, StartTimer Recovery, AskVersion
          TimerElapsed HandshakeRefill-> stays: nothing to do
          TimerElapsed LoginRefill    -> stays: nothing to do
          Crashed                     -> Ended: SendAbandonedDisconnect, AbandonRequests, End Defect
          nothing: StartRequested, TokenAcquired, TokenFailed *, VersionKnown, VersionFailed, HandshakeAnswered *
          nothing: SubscribeAnswered *, UnsubscribeAnswered *, DisconnectAnswered, ChannelUnwanted B
          nothing: TimerElapsed Attempt, TimerElapsed Recovery
          nothing: VersionFailed answered, EventsReceived, AbandonedDisconnectsDone, TimerElapsed Poll, TimerElapsed Channel
          SessionUnfit                -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, FailMessage 1, StartTimer Recovery, AskVersion
          PollHeld                    -> stays: nothing to do
          JoinersExpected             -> stays: nothing to do

        Live, unsubscribing
          HandshakeRequested          -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, ReleaseChannel A, StartTimer Recovery, AskVersion
          MessageWanted               -> stays: nothing to do
          nothing: MessageAnswered
          StopRequested               -> Disconnecting: AbandonRequests, StopTimer Poll, StopTimer Recovery, SendDisconnect
          ChannelWanted A             -> stays: nothing to do
          ChannelWanted B             -> stays: nothing to do
          ChannelUnwanted A           -> stays: nothing to do
          ConnectAnswered ok          -> stays: SendConnect
          ConnectAnswered empty       -> stays: SendConnect
          ConnectAnswered advice none -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, ReleaseChannel A, StartTimer Recovery, AskVersion
          ConnectAnswered unknown     -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, ReleaseChannel A, StartTimer Recovery, AskVersion
          ConnectAnswered 401         -> Authenticating: AbandonRequests, StopTimer Poll, ReportLoss, ReleaseChannel A, StartTimer Recovery, AcquireToken renew
          ConnectAnswered 503         -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, ReleaseChannel A, StartTimer Recovery, StartTimer Attempt
          ConnectAnswered limit       -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, ReleaseChannel A, StartTimer Recovery, StartTimer Attempt
          ConnectAnswered 500         -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, ReleaseChannel A, StartTimer Recovery, AskVersion
          ConnectAnswered 500 retry   -> stays: StartTimer Recovery, ReportRepeated, StartTimer Poll
          ConnectAnswered version     -> Ended: SendAbandonedDisconnect, AbandonRequests, End Protocol
          UnsubscribeAnswered ok      -> stays: ReleaseChannel A
          UnsubscribeAnswered unknown -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, ReleaseChannel A, StartTimer Recovery, AskVersion
          RequestLost cut             -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, ReleaseChannel A, StartTimer Recovery, AskVersion
          RequestLost subscribe 413   -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, ReleaseChannel A, StartTimer Recovery, AskVersion
          RequestLost 401             -> Authenticating: AbandonRequests, StopTimer Poll, ReportLoss, ReleaseChannel A, StartTimer Recovery, AcquireToken renew
          ServerDisconnected          -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, ReleaseChannel A, StartTimer Recovery, AskVersion
          TimerElapsed HandshakeRefill-> stays: nothing to do
          TimerElapsed LoginRefill    -> stays: nothing to do
          Crashed                     -> Ended: SendAbandonedDisconnect, AbandonRequests, End Defect
          nothing: StartRequested, TokenAcquired, TokenFailed *, VersionKnown, VersionFailed, HandshakeAnswered *
          nothing: SubscribeAnswered *, DisconnectAnswered, ChannelUnwanted B, TimerElapsed Attempt
          nothing: TimerElapsed Recovery
          nothing: VersionFailed answered, EventsReceived, AbandonedDisconnectsDone, TimerElapsed Poll, TimerElapsed Channel
          SessionUnfit                -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, ReleaseChannel A, StartTimer Recovery, AskVersion
          PollHeld                    -> stays: nothing to do
          JoinersExpected             -> stays: nothing to do

        Live, lost before
          HandshakeRequested          -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, AskVersion
          MessageWanted               -> stays: nothing to do
          nothing: MessageAnswered
          StopRequested               -> Disconnecting: AbandonRequests, StopTimer Poll, StopTimer Recovery, SendDisconnect
          ChannelWanted A             -> stays: nothing to do
          ChannelWanted B             -> stays: nothing to do
          ChannelUnwanted A           -> stays: nothing to do
          ConnectAnswered ok          -> stays: StopTimer Recovery, SendConnect
          ConnectAnswered empty       -> stays: StopTimer Recovery, SendConnect
          ConnectAnswered advice none -> AskingVersion: StopTimer Recovery, AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          ConnectAnswered unknown     -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Attempt
          ConnectAnswered 401         -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Attempt
          ConnectAnswered 503         -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Attempt
          ConnectAnswered limit       -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Attempt
          ConnectAnswered 500         -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Attempt
          ConnectAnswered 500 retry   -> stays: ReportRepeated, StartTimer Poll
          ConnectAnswered version     -> Ended: SendAbandonedDisconnect, AbandonRequests, End Protocol
          RequestLost cut             -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Attempt
          RequestLost subscribe 413   -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Attempt
          RequestLost 401             -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Attempt
          ServerDisconnected          -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Attempt
          TimerElapsed HandshakeRefill-> stays: StartTimer HandshakeRefill
          TimerElapsed LoginRefill    -> stays: nothing to do
          TimerElapsed Recovery       -> stays: nothing to do
          Crashed                     -> Ended: SendAbandonedDisconnect, AbandonRequests, End Defect
          nothing: StartRequested, TokenAcquired, TokenFailed *, VersionKnown, VersionFailed, HandshakeAnswered *
          nothing: SubscribeAnswered *, UnsubscribeAnswered *, DisconnectAnswered, ChannelUnwanted B
          nothing: TimerElapsed Attempt
          EventsReceived              -> stays: StopTimer Recovery
          AbandonedDisconnectsDone                -> stays: nothing to do
          nothing: VersionFailed answered, TimerElapsed Poll, TimerElapsed Channel
          SessionUnfit                -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, AskVersion
          PollHeld                    -> stays: nothing to do
          JoinersExpected             -> stays: nothing to do

        Live without replay
          Crashed                     -> Ended: SendAbandonedDisconnect, AbandonRequests, End Defect
          StopRequested               -> Disconnecting: AbandonRequests, StopTimer Poll, StopTimer Recovery, SendDisconnect
          HandshakeRequested          -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          MessageWanted               -> stays: SendMessage 7
          ChannelWanted A             -> stays: nothing to do
          ChannelWanted B             -> stays: SendSubscribe B
          ChannelUnwanted A           -> stays: SendUnsubscribe A
          ConnectAnswered ok          -> stays: SendConnect
          ConnectAnswered empty       -> stays: SendConnect
          ConnectAnswered advice none -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          ConnectAnswered unknown     -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Recovery, AskVersion
          ConnectAnswered 401         -> Authenticating: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Recovery, AcquireToken renew
          ConnectAnswered 503         -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, StartTimer Attempt
          ConnectAnswered limit       -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, StartTimer Attempt
          ConnectAnswered 500         -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          ConnectAnswered 500 retry   -> stays: StartTimer Recovery, ReportRepeated, StartTimer Poll
          ConnectAnswered version     -> Ended: SendAbandonedDisconnect, AbandonRequests, End Protocol
          RequestLost cut             -> stays: ReportMissed, StartTimer Recovery, ReportRepeated, StartTimer Poll
          RequestLost subscribe 413   -> stays: ReportMissed
          RequestLost 401             -> Authenticating: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Recovery, AcquireToken renew
          ServerDisconnected          -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Recovery, AskVersion
          TimerElapsed HandshakeRefill-> stays: nothing to do
          TimerElapsed LoginRefill    -> stays: nothing to do
          nothing: StartRequested, MessageAnswered, ChannelUnwanted B, TokenAcquired, TokenFailed transient, TokenFailed final, VersionKnown, VersionFailed, VersionFailed answered, HandshakeAnswered ok, HandshakeAnswered 401, HandshakeAnswered without long-polling, HandshakeAnswered 503, HandshakeAnswered limit, HandshakeAnswered version, EventsReceived, SubscribeAnswered ok, SubscribeAnswered refused, SubscribeAnswered limit, SubscribeAnswered unknown, SubscribeAnswered 401, UnsubscribeAnswered ok, UnsubscribeAnswered unknown, DisconnectAnswered, AbandonedDisconnectsDone, TimerElapsed Attempt, TimerElapsed Poll, TimerElapsed Channel, TimerElapsed Recovery
          SessionUnfit                -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion
          PollHeld                    -> stays: nothing to do
          JoinersExpected             -> stays: nothing to do

        Live, a channel pausing
          Crashed                     -> Ended: SendAbandonedDisconnect, AbandonRequests, End Defect
          StopRequested               -> Disconnecting: AbandonRequests, StopTimer Poll, StopTimer Recovery, SendDisconnect
          HandshakeRequested          -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, AskVersion
          MessageWanted               -> stays: SendMessage 7
          ChannelWanted A             -> stays: nothing to do
          ChannelWanted B             -> stays: SendSubscribe B
          ChannelUnwanted A           -> stays: ReleaseChannel A
          ConnectAnswered ok          -> stays: ReportRecovered, SendConnect
          ConnectAnswered empty       -> stays: ReportRecovered, SendConnect
          EventsReceived              -> stays: StopTimer Recovery, ReportRecovered
          ConnectAnswered advice none -> Waiting: ReportRecovered, AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Attempt
          ConnectAnswered unknown     -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Attempt
          ConnectAnswered 401         -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Attempt
          ConnectAnswered 503         -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Attempt
          ConnectAnswered limit       -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Attempt
          ConnectAnswered 500         -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Attempt
          ConnectAnswered 500 retry   -> stays: ReportRepeated, StartTimer Poll
          ConnectAnswered version     -> Ended: SendAbandonedDisconnect, AbandonRequests, End Protocol
          RequestLost cut             -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Attempt
          RequestLost subscribe 413   -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Attempt
          RequestLost 401             -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Attempt
          ServerDisconnected          -> Waiting: AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Attempt
          TimerElapsed Channel        -> stays: SendSubscribe A
          TimerElapsed Recovery       -> Ended: SendAbandonedDisconnect, AbandonRequests, End Transport
          TimerElapsed HandshakeRefill-> stays: StartTimer HandshakeRefill
          TimerElapsed LoginRefill    -> stays: nothing to do
          nothing: StartRequested, MessageAnswered, ChannelUnwanted B, TokenAcquired, TokenFailed transient, TokenFailed final, VersionKnown, VersionFailed, VersionFailed answered, HandshakeAnswered ok, HandshakeAnswered 401, HandshakeAnswered without long-polling, HandshakeAnswered 503, HandshakeAnswered limit, HandshakeAnswered version, SubscribeAnswered ok, SubscribeAnswered refused, SubscribeAnswered limit, SubscribeAnswered unknown, SubscribeAnswered 401, UnsubscribeAnswered ok, UnsubscribeAnswered unknown, DisconnectAnswered, AbandonedDisconnectsDone, TimerElapsed Attempt, TimerElapsed Poll
          SessionUnfit                -> AskingVersion: AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, AskVersion
          PollHeld                    -> stays: nothing to do
          JoinersExpected             -> stays: nothing to do
        """;
}
