using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

public sealed class SessionMachineTableTests
{
    private static readonly List<ExpectedTransition> Table = [.. ExpectedTransition.Parse(ExpectedTransitions.All)];

    public static TheoryData<string, string, string> Rows() =>
        [.. Table.Select(static row => (row.Situation, row.Sample, row.Outcome))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_event_leads_to_what_the_table_says(string situation, string sample, string outcome)
    {
        var run = Situations.All[situation]();
        var before = run.State;
        run.Feed(SampleEvents.All[sample](before));
        Assert.Equal(outcome, Outcome(before, run));
    }

    [Fact]
    public void The_table_has_a_row_for_every_phase_and_kind_of_event() => Assert.Empty(Missing(Table));

    [Fact]
    public void A_missing_pair_is_noticed()
    {
        var without = Table.Where(static row => !(row.Phase == "Waiting" && row.Kind == "ServerDisconnected"));
        Assert.Equal("Waiting ServerDisconnected", Assert.Single(Missing(without)));
    }

    [Fact]
    public void No_row_stands_twice()
    {
        var twice = Table.GroupBy(static row => row with { Outcome = "" }).Where(static rows => rows.Count() > 1);
        Assert.Empty(twice.Select(static rows => rows.Key));
    }

    [Fact]
    public void Every_sample_is_an_event_of_the_kind_it_is_named_for() => Assert.All(
        SampleEvents.All,
        static sample => Assert.Equal(SampleEvents.KindOf(sample.Key), sample.Value(new SessionState()).GetType().Name));

    private static string Outcome(SessionState before, MachineRun run)
    {
        if (run.Actions.IsEmpty && run.State == before) return ExpectedTransition.Nothing;
        var phase = run.State.Phase == before.Phase ? "stays" : run.State.Phase.ToString();
        return $"{phase}: {(run.Actions.IsEmpty ? "nothing to do" : run.Did)}";
    }

    private static IEnumerable<string> Missing(IEnumerable<ExpectedTransition> rows)
    {
        var present = rows.Select(static row => $"{row.Phase} {row.Kind}").ToHashSet(StringComparer.Ordinal);
        var kinds = typeof(SessionEvent).GetNestedTypes().Where(static type => type.IsSubclassOf(typeof(SessionEvent)));
        return from phase in Enum.GetNames<SessionPhase>()
               from kind in kinds
               let pair = $"{phase} {kind.Name}"
               where !present.Contains(pair)
               select pair;
    }
}
