namespace TypedStreaming.Tests.Bayeux;

/// <summary>What the session takes for a replay id, a message shows as one.</summary>
public sealed class ReplayIdTextTests
{
    [Fact]
    public void A_replay_id_in_a_string_is_shown_too() => Assert.Equal(
        41, BayeuxMessage.Parse("""{"channel":"/u/x","data":{"event":{"replayId":"41"},"payload":1}}"""u8).ReplayId);
}
