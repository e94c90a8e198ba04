using TypedStreaming.World.Oracle;

namespace TypedStreaming.World.Running;

/// <summary>The promises that were broken: in how many plans, and first in which.</summary>
internal sealed class Survey
{
    private readonly SortedDictionary<ViolationKind, (int Plans, long FirstSeed, Violation First)> _kinds = [];

    public void Note(long seed, IEnumerable<Violation> violations)
    {
        foreach (var violation in violations.DistinctBy(static one => one.Kind))
            _kinds[violation.Kind] = _kinds.TryGetValue(violation.Kind, out var known) ? known with { Plans = known.Plans + 1 } : (1, seed, violation);
    }

    /// <param name="all">True if all are listed; otherwise those that do not count.</param>
    /// <param name="counts">True if a violation counts.</param>
    public void Print(bool all, Func<Violation, bool> counts)
    {
        foreach (var (kind, (plans, seed, first)) in _kinds)
        {
            if (all || !counts(first)) Console.WriteLine($"{kind}{(counts(first) ? "" : " (ignored)")} in {plans} plans, first with seed {seed}: {first}");
        }
    }
}
