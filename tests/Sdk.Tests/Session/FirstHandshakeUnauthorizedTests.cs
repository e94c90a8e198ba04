using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>An HTTP 401 means the same as one in a Bayeux reply, from the first handshake on.</summary>
public sealed class FirstHandshakeUnauthorizedTests
{
    [Fact]
    public void A_first_handshake_answered_with_HTTP_401_is_a_refused_token_and_nothing_that_passes()
    {
        var run = Situations.All["Handshaking"]().Lose(BayeuxRequestKind.Handshake, httpStatus: 401);
        var cause = Assert.Single(run.Actions.OfType<SessionAction.End>()).Cause!;
        Assert.Equal((StreamingError.AuthenticationRejected, false), (cause.Error, cause.IsTransient));
    }
}
