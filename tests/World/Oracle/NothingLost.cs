namespace TypedStreaming.World.Oracle;

/// <summary>Every event that is owed has come or was reported as missing, once everything works again and the program has taken all.</summary>
internal sealed class NothingLost(Judge judge) : Invariant
{
    public override void OnDrained(IReadOnlyCollection<Chain> chains)
    {
        foreach (var chain in chains)
        {
            foreach (var due in chain.Due) judge.Report(ViolationKind.Lost, $"{due} never came to consumer '{chain.Name}' ({chain.Start}), and no gap was reported");
        }
    }
}
