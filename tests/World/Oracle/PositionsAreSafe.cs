using TypedStreaming.World.Org;

namespace TypedStreaming.World.Oracle;

/// <summary>
/// A stored position has passed only what is acknowledged or was reported as missing, and never goes back within an era. After
/// a clean stop it has passed all that is acknowledged.
/// </summary>
internal sealed class PositionsAreSafe(Judge judge, Circumstances circumstances) : Invariant
{
    /// <summary>The event that a position names, if the instance of the position ever had one of that id.</summary>
    public static OrgEvent? EventOf(OrgChannel channel, ReplayPosition position) =>
        channel.Log.LastOrDefault(logged => logged.Id == position.ReplayId && (position.Instance is null || logged.Era.Host == position.Instance));

    public override void OnSaved(Life life, ReplayPosition position)
    {
        var chain = life.Chain;
        if (position.ReplayId is null)
        {
            if (chain.Stored is { } before) judge.Report(ViolationKind.PositionBack, $"{life} stored an anchor after the position of {before}");
            return;
        }

        if (EventOf(life.Channel, position) is not { } reached)
        {
            judge.Report(ViolationKind.PositionAhead, $"{life} stored #{position.ReplayId}, which {position.Instance} never gave to an event");
            return;
        }

        // An owner that has nothing new stores what it found, to learn of a newer owner.
        if (reached == (chain.Stored ?? chain.Found)) return;
        CheckAhead(life, reached);
        if (chain.Stored is { } last && last.Era == reached.Era && reached.Id < last.Id)
            judge.Report(ViolationKind.PositionBack, $"{life} stored the position of {reached} after that of {last}");
        chain.Stored = reached;
    }

    public override void OnStopped(IReadOnlyCollection<Chain> chains)
    {
        if (circumstances.StoreFailed) return;
        foreach (var chain in chains)
        {
            if (chain.WasRefused || chain.Channel.SharesIds || !chain.Channel.Replays || chain.ToPass.Where(static one => one.Id is not null).MaxBy(static one => (one.Era.Number, one.Id)) is not { } last) continue;
            if (chain.Stored is not { } stored || (stored.Era == last.Era && stored.Id < last.Id) || stored.Era.Number < last.Era.Number)
                judge.Report(ViolationKind.PositionBehind, $"consumer '{chain.Name}' has acknowledged {last}, but its position is that of {chain.Stored?.ToString() ?? "nothing"}");
        }
    }

    private void CheckAhead(Life life, OrgEvent reached)
    {
        foreach (var due in life.Chain.Due)
        {
            if (due.Era.Number < reached.Era.Number || (due.Era == reached.Era && due.Id <= reached.Id))
                judge.Report(ViolationKind.PositionAhead, $"{life} stored the position of {reached}, but {due} is {(life.Had(due) ? "not acknowledged" : "missing")}");
        }
    }
}
