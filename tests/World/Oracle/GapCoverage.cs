using TypedStreaming.World.Org;

namespace TypedStreaming.World.Oracle;

/// <summary>Decides which events a reported gap covers.</summary>
internal static class GapCoverage
{
    /// <summary>Servers date their responses in whole seconds.</summary>
    private static readonly TimeSpan DateStep = TimeSpan.FromSeconds(1);

    /// <param name="gap">The gap.</param>
    /// <param name="channel">Its channel.</param>
    /// <param name="missing">An event that was published before the gap was reported.</param>
    /// <param name="isKnown">Says which events the consumer knows: ids that begin again can name two, and a gap names one that it had.</param>
    /// <param name="trustsDates">True if the process's clock was never set.</param>
    public static bool Covers(Gap gap, OrgChannel channel, OrgEvent missing, Predicate<OrgEvent> isKnown, bool trustsDates)
    {
        if (trustsDates && gap.From is { } from && missing.Created < from - DateStep) return false;
        if (gap.AfterReplayId is { } id && IsUpTo(missing, EventOf(gap.Cause, channel, id, isKnown))) return false;

        // What begins again at the earliest event brings all that the org still has.
        return !Renumbers(gap) || !missing.IsRetained;
    }

    public static bool Renumbers(Gap gap) => gap.Cause is GapCause.InvalidReplayId or GapCause.OrgMoved;

    private static OrgEvent? EventOf(GapCause cause, OrgChannel channel, long id, Predicate<OrgEvent> isKnown)
    {
        List<OrgEvent> named = [.. channel.Log.Where(logged => logged.Id == id && (cause != GapCause.OrgMoved || logged.Era != channel.Era))];
        return named.FindLast(isKnown) ?? named.LastOrDefault();
    }

    private static bool IsUpTo(OrgEvent missing, OrgEvent? last) =>
        last is not null && (missing.Era.Number < last.Era.Number || (missing.Era == last.Era && missing.Id <= last.Id));
}
