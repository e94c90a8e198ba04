using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>The time that a connect may wait at the server: as the server advises, or as Salesforce documents it.</summary>
public sealed class TimeoutAdviceTests
{
    [Theory]
    [InlineData(true, """{"timeout":42000}""", 42)]
    [InlineData(true, """{"timeout":600000}""", 600)]
    [InlineData(true, """{"timeout":0}""", 110)]
    [InlineData(true, """{"reconnect":"retry"}""", 110)]
    [InlineData(false, """{"timeout":42000}""", 110)]
    [InlineData(false, """{"timeout":600000}""", 110)]
    public void A_connect_is_held_as_advised_unless_advice_is_off(bool uses, string advice, int seconds)
    {
        var run = MachineRun.Live(SessionSettings.Default with { UsesTimeoutAdvice = uses }).Connect(Replies.ConnectAdvising(advice));
        var connect = Assert.IsType<SessionAction.SendConnect>(Assert.Single(run.Actions));
        Assert.Equal(TimeSpan.FromSeconds(seconds), connect.Hold);
    }
}
