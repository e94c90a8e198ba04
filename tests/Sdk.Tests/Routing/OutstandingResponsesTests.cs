using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

public sealed class OutstandingResponsesTests
{
    private readonly OutstandingResponses _responses = new();

    [Fact]
    public void Alone_an_answer_awaits_nothing()
    {
        _responses.Sent(1);
        Assert.Equal(OutstandingResponses.None, _responses.AwaitedBeside(1));
    }

    [Fact]
    public void Of_two_each_awaits_the_other_until_that_one_was_read()
    {
        _responses.Sent(1);
        _responses.Sent(2);
        Assert.Equal((2L, 1L), (_responses.AwaitedBeside(1), _responses.AwaitedBeside(2)));
        _responses.Read(2);
        Assert.Equal(OutstandingResponses.None, _responses.AwaitedBeside(1));
        _responses.Sent(3);
        Assert.Equal((3L, 1L), (_responses.AwaitedBeside(1), _responses.AwaitedBeside(3)));
    }

    [Fact]
    public void When_the_first_was_read_the_other_awaits_nothing()
    {
        _responses.Sent(1);
        _responses.Sent(2);
        _responses.Read(1);
        Assert.Equal(OutstandingResponses.None, _responses.AwaitedBeside(2));
    }

    [Fact]
    public void A_number_of_before_changes_nothing()
    {
        _responses.Sent(1);
        _responses.Sent(2);
        _responses.Read(9);
        Assert.Equal(2, _responses.AwaitedBeside(1));
    }

    [Fact]
    public void A_lost_session_awaits_nothing()
    {
        _responses.Sent(1);
        _responses.Sent(2);
        _responses.Clear();
        _responses.Sent(3);
        Assert.Equal(OutstandingResponses.None, _responses.AwaitedBeside(3));
    }
}
