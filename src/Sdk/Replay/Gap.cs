using System.Globalization;
using System.Text;
using TypedStreaming.Telemetry;

namespace TypedStreaming;

/// <summary>A part of a channel in which events may be missing.</summary>
public sealed record Gap
{
    /// <summary>The cause of the gap.</summary>
    public required GapCause Cause { get; init; }

    /// <summary>The channel, with its filter if there is one.</summary>
    public required string Channel { get; init; }

    /// <summary>The start of the gap, by the server's clock if that is known; null if the start is not known.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The end of the gap, by the server's clock; null if the end is not known.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The last replay id before the gap, for events over CometD. Null if the id is not known. Always null over the Pub/Sub API.</summary>
    public long? AfterReplayId { get; init; }

    /// <summary>The last replay id before the gap, for events of the Pub/Sub API. Null if the id is not known. Always null over CometD.</summary>
    public OpaqueReplayId? AfterOpaqueId { get; init; }

    /// <summary>The API name of the object whose records changed, if a gap event contains the name; otherwise, null.</summary>
    public string? EntityName { get; init; }

    /// <summary>
    /// The ids of the records that changed, if a gap event contains these ids. An id can be a wildcard such as <c>001*</c>. The list is empty
    /// if the event contains no ids, for example after an overflow: in that case, any record of <see cref="EntityName"/> may have changed.
    /// </summary>
    public IReadOnlyList<string> RecordIds { get; init; } = [];

    /// <summary>True if the server reported the gap by an event, which has a position in the channel.</summary>
    internal bool IsEvent => Cause is GapCause.GapEvent or GapCause.Overflow;

    /// <summary>True if replay ids from before the gap cannot be compared with replay ids after it.</summary>
    internal bool RenumbersIds => Cause is GapCause.InvalidReplayId or GapCause.OrgMoved or GapCause.PositionsDiffer;

    /// <summary>Combines this gap with an earlier gap if there is no event between them.</summary>
    internal Gap After(Gap earlier) => (earlier.RenumbersIds ? earlier : this) with
    {
        From = earlier.From is { } from && From < from ? From : earlier.From is null || From is null ? null : earlier.From,
        To = To,
        AfterReplayId = earlier.AfterReplayId,
        AfterOpaqueId = earlier.AfterOpaqueId,
    };

    /// <summary>
    /// Writes the members for <c>ToString</c>. The version that the compiler generates prints no record ids, and prints dates in the form of
    /// the current culture.
    /// </summary>
    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"Cause = {Cause}, Channel = {Channel}, From = {UtcText.Of(From)}, To = {UtcText.Of(To)}, ");
        text.Append(CultureInfo.InvariantCulture, $"AfterReplayId = {AfterOpaqueId?.ToString() ?? AfterReplayId?.ToString(CultureInfo.InvariantCulture) ?? UtcText.Unknown}, ");
        text.Append(CultureInfo.InvariantCulture, $"EntityName = {EntityName ?? "none"}, RecordIds = [{string.Join(", ", RecordIds)}]");
        return true;
    }
}
