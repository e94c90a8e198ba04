using TypedStreaming.Tool.Positions;

namespace TypedStreaming.Tool.Listen;

/// <summary>Describes a gap for a person: what happened, and where the output continues.</summary>
internal static class GapWarning
{
    private const string Earliest = "The output continues with the earliest event that the org still keeps";
    private const string Next = "The output continues with the next event";

    /// <param name="gap">The gap.</param>
    /// <param name="delivery">The event after the gap.</param>
    public static string Of(Gap gap, Delivery<EventMessage> delivery)
    {
        var id = ReplayIdText.Of(delivery.ReplayId, delivery.OpaqueId);
        return $"events may be missing from {gap.Channel}: {Reason(gap)}. {(gap.RenumbersIds ? Earliest : Next)}{(id is null ? "" : $", which has replay id {id}")}.";
    }

    private static string Reason(Gap gap) => gap.Cause switch
    {
        GapCause.InvalidReplayId => $"the org does not recognize the replay id{(ReplayIdText.Of(gap.AfterReplayId, gap.AfterOpaqueId) is { } id ? $" {id}" : "")}, because it is older than the retention period or does not belong to this org",
        GapCause.OrgMoved => "the org has moved to another instance, where earlier replay ids are not valid",
        GapCause.PositionsDiffer => "the file contains two different positions for this name",
        GapCause.RestartedBeforeFirstEvent => "the previous run with this name ended before its first event",
        GapCause.InterruptedBeforeFirstEvent => "the connection was lost before the first event",
        GapCause.ReplayIncomplete => "the org no longer keeps some of the events that were requested again",
        GapCause.NoReplay => "the session was lost, and the server cannot replay events",
        _ => gap.Cause.ToString(),
    };
}
