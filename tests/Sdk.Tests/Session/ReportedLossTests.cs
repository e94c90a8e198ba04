using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>A session that the server no longer knows has expired, which is not a fault. Every other loss is one.</summary>
public sealed class ReportedLossTests
{
    [Fact]
    public void A_connect_with_an_unknown_client_id_reports_an_expired_session() =>
        Assert.True(Loss(Live().Connect(Replies.ConnectRefused("402::Unknown client"))).IsExpiry);

    [Fact]
    public void So_does_a_subscribe() =>
        Assert.True(Loss(Live().Want(MachineRun.B).AnswerSubscribe(Replies.SubscribeRefused("402::Unknown client"))).IsExpiry);

    [Fact]
    public void So_does_an_unsubscribe() =>
        Assert.True(Loss(Live().Unwant(MachineRun.A).AnswerUnsubscribe(Replies.UnsubscribeRefused("402::Unknown client"))).IsExpiry);

    [Fact]
    public void Every_other_loss_is_reported_as_a_fault_with_its_cause()
    {
        Assert.Equal((false, StreamingError.Transport), Of(Live().Lose(BayeuxRequestKind.Connect)));
        Assert.Equal((false, StreamingError.ServerBusy), Of(Live().Connect(Replies.ConnectRefused("503::Server is too busy"))));
        Assert.Equal((false, StreamingError.AuthenticationRejected), Of(Live().Connect(Replies.ConnectRefused("401::Authentication invalid"))));
        Assert.Equal((false, StreamingError.Transport), Of(Live().Feed(new SessionEvent.ServerDisconnected(0))));
        Assert.Equal((false, StreamingError.Transport), Of(Live().Feed(new SessionEvent.HandshakeRequested())));
    }

    private static (bool IsExpiry, StreamingError Error) Of(MachineRun run) => (Loss(run).IsExpiry, Loss(run).Cause.Error);

    private static SessionAction.ReportLoss Loss(MachineRun run) => Assert.Single(run.Actions.OfType<SessionAction.ReportLoss>());

    private static MachineRun Live() => MachineRun.Live(MachineRun.A);
}
