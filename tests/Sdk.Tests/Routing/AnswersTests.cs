using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

public sealed class AnswersTests
{
    private readonly Answers _answers = new();

    [Fact]
    public void Alone_an_answer_awaits_nothing()
    {
        _answers.Sent(1);
        Assert.Equal(Answers.None, _answers.AwaitedBeside(1));
    }

    [Fact]
    public void Of_two_each_awaits_the_other_until_that_one_was_read()
    {
        _answers.Sent(1);
        _answers.Sent(2);
        Assert.Equal((2L, 1L), (_answers.AwaitedBeside(1), _answers.AwaitedBeside(2)));
        _answers.Read(2);
        Assert.Equal(Answers.None, _answers.AwaitedBeside(1));
        _answers.Sent(3);
        Assert.Equal((3L, 1L), (_answers.AwaitedBeside(1), _answers.AwaitedBeside(3)));
    }

    [Fact]
    public void When_the_first_was_read_the_other_awaits_nothing()
    {
        _answers.Sent(1);
        _answers.Sent(2);
        _answers.Read(1);
        Assert.Equal(Answers.None, _answers.AwaitedBeside(2));
    }

    [Fact]
    public void A_number_of_before_changes_nothing()
    {
        _answers.Sent(1);
        _answers.Sent(2);
        _answers.Read(9);
        Assert.Equal(2, _answers.AwaitedBeside(1));
    }

    [Fact]
    public void A_lost_session_awaits_nothing()
    {
        _answers.Sent(1);
        _answers.Sent(2);
        _answers.Clear();
        _answers.Sent(3);
        Assert.Equal(Answers.None, _answers.AwaitedBeside(3));
    }
}
