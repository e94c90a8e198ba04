using TypedStreaming.World.Oracle;
using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Tests.Oracle;

public sealed class PositionsAreSafeTests
{
    [Fact]
    public void A_position_that_passes_what_is_not_acknowledged_is_ahead()
    {
        var history = new History();
        var life = history.Join();
        var (first, second) = (history.Publish(), history.Publish());
        history.Receive(life, first);
        history.Finish(life, second);
        history.Save(second);
        Assert.Equal([ViolationKind.PositionAhead], history.Found);
    }

    [Fact]
    public void A_position_that_passes_what_never_came_is_ahead()
    {
        var history = new History();
        var life = history.Join();
        history.Publish();
        var second = history.Publish();
        history.Finish(life, second);
        history.Save(second);
        Assert.Equal([ViolationKind.PositionAhead], history.Found);
    }

    [Fact]
    public void A_position_up_to_which_all_is_acknowledged_is_safe()
    {
        var history = new History();
        var life = history.Join();
        var (first, second) = (history.Publish(), history.Publish());
        history.Receive(life, first, second);
        WorldOracle.Acknowledge(life, second);
        WorldOracle.Acknowledge(life, first);
        history.Save(second);
        Assert.Empty(history.Found);
    }

    [Fact]
    public void A_position_does_not_go_back()
    {
        var history = new History();
        var life = history.Join();
        var (first, second) = (history.Publish(), history.Publish());
        history.Finish(life, first, second);
        history.Save(second);
        history.Save(first);
        Assert.Equal([ViolationKind.PositionBack], history.Found);
    }

    [Fact]
    public void A_position_does_not_name_an_id_under_another_instance()
    {
        var history = new History();
        var life = history.Join();
        var before = history.Org.Host;
        history.Oracle.Gone(history.Org.Move());
        var moved = history.Publish();
        history.Finish(life, moved);
        history.Save(moved, instance: before);
        Assert.Equal([ViolationKind.PositionAhead], history.Found);
    }

    [Fact]
    public void A_position_that_is_stored_again_as_it_was_found_is_safe()
    {
        var history = new History();
        var (first, second) = (history.Publish(), history.Publish());
        history.Join(Start.Earliest, stored: second.Id);
        history.Save(second);
        Assert.Empty(history.Found);
        history.Save(first);
        Assert.Equal([ViolationKind.PositionAhead], history.Found);
    }

    [Fact]
    public void After_a_stop_a_position_is_not_behind()
    {
        var history = new History();
        var life = history.Join();
        var (first, second) = (history.Publish(), history.Publish());
        history.Finish(life, first, second);
        history.Save(first);
        history.Oracle.Stopped();
        Assert.Equal([ViolationKind.PositionBehind], history.Found);
    }
}
