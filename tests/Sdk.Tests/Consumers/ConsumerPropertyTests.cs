using TypedStreaming.Tests.Consumers.Walking;

namespace TypedStreaming.Tests.Consumers;

/// <summary>
/// Every event at least once, the position never beyond an unacknowledged event and never moved back: whatever happens, in any order.
/// </summary>
public sealed class ConsumerPropertyTests
{
    private const int Walks = 150;

    [Fact]
    public async Task Whatever_happens_every_event_is_done_and_the_position_never_moves_back()
    {
        var moves = 0;
        for (var seed = 0; seed < Walks; seed++)
        {
            var walk = new ConsumerWalk(seed);
            var wrong = await walk.RunAsync();
            Assert.True(wrong is null, $"seed {seed}, {wrong}");
            moves += walk.Moves;
        }

        Assert.True(moves > 5 * Walks, $"the position moved {moves} times only");
    }

    [Theory]
    [InlineData(ConsumerFlaw.AcknowledgesWhenGiven)]
    [InlineData(ConsumerFlaw.AnyOwnerSaves)]
    [InlineData(ConsumerFlaw.ResumesAtThePresent)]
    public async Task A_flaw_is_found(ConsumerFlaw flaw)
    {
        for (var seed = 0; seed < Walks; seed++)
        {
            if (await new ConsumerWalk(seed, flaw).RunAsync() is not null) return;
        }

        Assert.Fail($"{flaw} was not found in {Walks} walks.");
    }
}
