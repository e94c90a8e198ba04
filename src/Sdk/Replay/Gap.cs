using System.Globalization;
using System.Text;
using TypedStreaming.Telemetry;

namespace TypedStreaming;

/// <summary>A part of a channel's history in which events may be missing.</summary>
public sealed record Gap
{
    /// <summary>The cause of the gap.</summary>
    public required GapCause Cause { get; init; }

    /// <summary>The name of the channel, including its filter if it has one.</summary>
    public required string Channel { get; init; }

    /// <summary>
    /// The time at which the gap starts, according to the server's clock if the server's time is known; null if the start is not known.
    /// </summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The time at which the gap ends, according to the server's clock; null if the end is not known.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The last CometD replay id before the gap, or null if the id is not known. Over the Pub/Sub API, the value is always null.</summary>
    public long? AfterReplayId { get; init; }

    /// <summary>The last Pub/Sub API replay id before the gap, or null if the id is not known. Over CometD, the value is always null.</summary>
    public OpaqueReplayId? AfterOpaqueId { get; init; }

    /// <summary>
    /// The API name of the object whose records changed, if the server reported the gap with a gap event that contains the name; otherwise, null.
    /// </summary>
    public string? EntityName { get; init; }

    /// <summary>
    /// The ids of the records that changed, if the server reported the gap with a gap event that contains the ids. An id can be a wildcard, such as
    /// <c>001*</c>. The list is empty if the event contains no ids, for example after an overflow. In that case, any record of
    /// <see cref="EntityName"/> may have changed.
    /// </summary>
    public IReadOnlyList<string> RecordIds { get; init; } = [];

    /// <summary>True if the server reported the gap with an event. Such an event has its own position in the channel.</summary>
    internal bool IsEvent => Cause is GapCause.GapEvent or GapCause.Overflow;

    /// <summary>True if replay ids from before the gap cannot be compared with replay ids from after the gap.</summary>
    internal bool RenumbersIds => Cause is GapCause.InvalidReplayId or GapCause.OrgMoved or GapCause.PositionsDiffer;

    /// <summary>Combines this gap with an earlier gap if no event lies between them.</summary>
    internal Gap After(Gap earlier) => (earlier.RenumbersIds ? earlier : this) with
    {
        From = earlier.From is { } from && From < from ? From : earlier.From is null || From is null ? null : earlier.From,
        To = To,
        AfterReplayId = earlier.AfterReplayId,
        AfterOpaqueId = earlier.AfterOpaqueId,
    };

    /// <summary>
    /// Writes the members for <c>ToString</c>. The compiler-generated version would omit the record ids and format dates for the current culture.
    /// </summary>
    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"Cause = {Cause}, Channel = {Channel}, From = {UtcText.Of(From)}, To = {UtcText.Of(To)}, ");
        text.Append(CultureInfo.InvariantCulture, $"AfterReplayId = {AfterOpaqueId?.ToString() ?? AfterReplayId?.ToString(CultureInfo.InvariantCulture) ?? UtcText.Unknown}, ");
        text.Append(CultureInfo.InvariantCulture, $"EntityName = {EntityName ?? "none"}, RecordIds = [{string.Join(", ", RecordIds)}]");
        return true;
    }
}
