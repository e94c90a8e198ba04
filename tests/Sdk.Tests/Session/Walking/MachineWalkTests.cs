using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session.Walking;

public sealed class MachineWalkTests(ITestOutputHelper output)
{
    private const int Steps = 100_000;
    private static readonly int[] Seeds = [1, 2, 3, 5, 13, 21, 34, 55, 89, 144];

    /// <summary>Limits so small that the walks reach them.</summary>
    private static readonly SessionSettings Tight = SessionSettings.Default with
    {
        Handshakes = new RateLimit(6, TimeSpan.FromSeconds(30)),
        Logins = new RateLimit(3, TimeSpan.FromMinutes(2)),
    };

    public static TheoryData<string> Mutations() => [.. Mutation.All.Keys];

    public static TheoryData<int> AllSeeds() => [.. Seeds];

    [Theory]
    [MemberData(nameof(AllSeeds))]
    public void A_random_walk_keeps_every_invariant(int seed)
    {
        var settings = Tight with { AsksVersion = seed % 2 == 0 };
        var walk = new MachineWalk(new SessionMachine(settings).Next, settings, seed);
        walk.Walk(Steps);
        output.WriteLine($"seed {seed}: {Steps} events, {walk.Runs} runs; {string.Join(", ", walk.Visits.Select(static visit => $"{visit.Key} {visit.Value}"))}");
        Assert.All(Enum.GetValues<SessionPhase>().Except(settings.AsksVersion ? [] : [SessionPhase.AskingVersion]),
            phase => Assert.True(walk.Visits.GetValueOrDefault(phase) > 100, $"{phase} was hardly visited"));
    }

    [Theory]
    [MemberData(nameof(Mutations))]
    public void A_machine_with_a_defect_does_not_pass(string defect)
    {
        var mutation = Mutation.All[defect];
        var walk = new MachineWalk(mutation.Break(new SessionMachine(Tight).Next), Tight, seed: 1);
        var broken = Assert.Throws<BrokenInvariantException>(() => walk.Walk(Steps));
        Assert.Equal(mutation.Invariant, broken.Invariant);
    }

    [Fact]
    public void Every_invariant_has_a_defect_that_breaks_it()
    {
        var all = typeof(Invariants).GetFields().Select(static field => (string)field.GetRawConstantValue()!);
        Assert.Empty(all.Except(Mutation.All.Values.Select(static mutation => mutation.Invariant), StringComparer.Ordinal));
    }

    [Fact]
    public void A_walk_repeats()
    {
        var machine = new SessionMachine(Tight);
        var first = new MachineWalk(machine.Next, Tight, seed: 7);
        var second = new MachineWalk(machine.Next, Tight, seed: 7);
        first.Walk(Steps / 10);
        second.Walk(Steps / 10);
        Assert.Equal(first.Runs, second.Runs);
        Assert.Equal(first.Visits, second.Visits);
    }
}
