using TypedStreaming.Watching;

namespace TypedStreaming.Tests.Watching;

public sealed class ByteBudgetTests
{
    [Fact]
    public void Exactly_the_limit_fits()
    {
        var budget = new ByteBudget(10);
        Assert.True(budget.TryTake(4));
        Assert.True(budget.TryTake(6));
        Assert.False(budget.TryTake(1));
        budget.Return(1);
        Assert.True(budget.TryTake(1));
    }

    [Fact]
    public void A_refused_take_takes_nothing()
    {
        var budget = new ByteBudget(10);
        Assert.True(budget.TryTake(5));
        Assert.False(budget.TryTake(6));
        Assert.True(budget.TryTake(5));
    }

    [Fact]
    public void More_than_the_limit_fits_only_where_nothing_is_held()
    {
        var budget = new ByteBudget(10);
        Assert.True(budget.TryTake(11));
        Assert.False(budget.TryTake(1));
        budget.Return(11);
        Assert.True(budget.TryTake(10));
    }

    [Fact]
    public void Sizes_near_the_integer_limit_do_not_overflow()
    {
        var budget = new ByteBudget(int.MaxValue);
        Assert.True(budget.TryTake(int.MaxValue));
        Assert.False(budget.TryTake(int.MaxValue));
        Assert.False(budget.TryTake(1));
    }
}
