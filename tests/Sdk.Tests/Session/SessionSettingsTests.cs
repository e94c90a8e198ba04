using TypedStreaming.Bayeux;
using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>What a session does if no setting says otherwise.</summary>
public sealed class SessionSettingsTests
{
    private readonly SessionSettings _settings = new();

    [Fact]
    public void The_org_is_asked_for_its_newest_version() =>
        Assert.Equal("AskVersion", new MachineRun(_settings).Feed(new SessionEvent.StartRequested()).GetToken().Did);

    [Fact]
    public void A_lost_session_is_recovered() =>
        Assert.EndsWith("StartTimer Recovery, AskVersion", MachineRun.Live(_settings).Lose(BayeuxRequestKind.Connect).Did, StringComparison.Ordinal);

    [Fact]
    public void A_connect_waits_at_the_server_for_as_long_as_the_server_advises()
    {
        var run = MachineRun.Live(_settings).Connect(Replies.ConnectAdvising("""{"timeout":42000}"""));
        Assert.Equal(TimeSpan.FromSeconds(42), Assert.IsType<SessionAction.SendConnect>(Assert.Single(run.Actions)).Hold);
        Assert.Equal(SessionTimeLimits.DefaultHold, _settings.HoldOf(Advice.None));
    }
}
