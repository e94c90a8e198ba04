using TypedStreaming.Consumers;

namespace TypedStreaming.Tests.Consumers;

public sealed class SeenEventsTests
{
    private const int Capacity = 10_000;

    private readonly SeenEvents _seen = new(Capacity);

    [Fact]
    public void An_event_under_another_id_is_a_copy()
    {
        Assert.False(_seen.IsCopy(Uuid(1), 5));
        Assert.True(_seen.IsCopy(Uuid(1), 6));
        Assert.False(_seen.IsCopy(Uuid(2), 7));
    }

    /// <summary>It was not queued before: otherwise it would not be delivered again.</summary>
    [Fact]
    public void The_same_event_under_the_same_id_is_none()
    {
        Assert.False(_seen.IsCopy(Uuid(1), 5));
        Assert.False(_seen.IsCopy(Uuid(1), 5));
        Assert.True(_seen.IsCopy(Uuid(1), 6));
    }

    [Fact]
    public void As_many_as_it_holds_are_remembered()
    {
        for (var i = 0; i < Capacity; i++) Assert.False(_seen.IsCopy(Uuid(i), i));
        for (var i = 0; i < Capacity; i++) Assert.True(_seen.IsCopy(Uuid(i), Capacity + i));
    }

    [Fact]
    public void One_more_forgets_the_first()
    {
        for (var i = 0; i <= Capacity; i++) Assert.False(_seen.IsCopy(Uuid(i), i));
        Assert.True(_seen.IsCopy(Uuid(1), -1));
        Assert.False(_seen.IsCopy(Uuid(0), -1));
        Assert.False(_seen.IsCopy(Uuid(1), -1));
    }

    private static Guid Uuid(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
