using System.Net.Http.Headers;
using TypedStreaming.Tests.Time;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Transport;

public sealed class RetryAfterTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Without_the_header_no_wait_is_asked_for() => Assert.Null(Of(null, null));

    [Fact]
    public void Seconds_are_taken_as_they_are() => Assert.Equal(Minute, Of(new RetryConditionHeaderValue(Minute), null));

    [Fact]
    public void A_date_is_compared_with_the_clock_of_the_server()
    {
        var server = _time.GetUtcNow().AddHours(5);
        Assert.Equal(Minute, Of(new RetryConditionHeaderValue(server + Minute), server));
        Assert.Null(Of(new RetryConditionHeaderValue(server), server));
        Assert.Null(Of(new RetryConditionHeaderValue(server - Minute), server));
    }

    [Fact]
    public void And_with_the_own_clock_if_the_server_has_none() =>
        Assert.Equal(Minute, Of(new RetryConditionHeaderValue(_time.GetUtcNow() + Minute), null));

    private TimeSpan? Of(RetryConditionHeaderValue? asked, DateTimeOffset? date)
    {
        using var response = new HttpResponseMessage();
        (response.Headers.RetryAfter, response.Headers.Date) = (asked, date);
        return RetryAfter.Of(response, _time);
    }
}
