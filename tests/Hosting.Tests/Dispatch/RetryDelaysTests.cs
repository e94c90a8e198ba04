using TypedStreaming.Hosting.Dispatch;

namespace TypedStreaming.Hosting.Tests.Dispatch;

public sealed class RetryDelaysTests
{
    [Theory]
    [InlineData(1, 0, 0.2)]
    [InlineData(2, 0, 1)]
    [InlineData(3, 0, 5)]
    [InlineData(4, 0, 25)]
    [InlineData(5, 0, 30)]
    [InlineData(1, 1, 0.3)]
    [InlineData(100, 1, 45)]
    public void Pauses_grow_up_to_a_limit_with_up_to_a_half_more(int attempt, double random, double seconds) =>
        Assert.Equal(seconds, RetryDelays.After(new RetryOptions(), attempt, random).TotalSeconds, 6);
}
