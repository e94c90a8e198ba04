using TypedStreaming.Consumers;

namespace TypedStreaming.Tests.Consumers;

public sealed class OneAtATimeTests
{
    private readonly OneAtATime _guard = new("Events()");

    [Fact]
    public void A_second_enumeration_is_refused_until_the_first_has_ended()
    {
        for (var round = 0; round < 2; round++)
        {
            _guard.Enter();
            for (var attempt = 0; attempt < 2; attempt++)
                Assert.StartsWith("Events() is already being enumerated", Assert.Throws<InvalidOperationException>(_guard.Enter).Message, StringComparison.Ordinal);
            _guard.Leave();
        }
    }
}
