namespace TypedStreaming.Tests.Bayeux;

/// <summary>A message shows the same replay id as the session uses.</summary>
public sealed class ReplayIdTextTests
{
    [Fact]
    public void A_replay_id_in_a_string_is_shown_too() => Assert.Equal(
        41, BayeuxMessage.Parse("""{"channel":"/u/x","data":{"event":{"replayId":"41"},"payload":1}}"""u8).ReplayId);
}
