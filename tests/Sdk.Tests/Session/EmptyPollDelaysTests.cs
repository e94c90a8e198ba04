using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

public sealed class EmptyPollDelaysTests
{
    private readonly EmptyPollDelays _delays = new();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 70)]
    [InlineData(1000, 70)]
    public void The_fourth_early_response_in_a_row_delays_the_next_connect(int replies, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), _delays.Delay(replies, TimeSpan.Zero, took: TimeSpan.FromMilliseconds(30)));

    [Theory]
    [InlineData(9.999, 0.03, 0.07)]
    [InlineData(10, 0.03, 0.97)]
    [InlineData(3600, 0.999, 0.001)]
    [InlineData(0, 0.1, 0)]
    [InlineData(0, 0.5, 0)]
    [InlineData(10, 1, 0)]
    public void One_connect_in_a_tenth_of_a_second_and_after_ten_seconds_one_a_second(double duration, double took, double delay) =>
        Assert.Equal(TimeSpan.FromSeconds(delay), _delays.Delay(4, TimeSpan.FromSeconds(duration), TimeSpan.FromSeconds(took)));

    [Theory]
    [InlineData(0, true)]
    [InlineData(0.999, true)]
    [InlineData(1, false)]
    [InlineData(30, false)]
    public void A_response_within_a_second_is_early(double seconds, bool isEarly) => Assert.Equal(isEarly, _delays.IsEarly(TimeSpan.FromSeconds(seconds)));
}
