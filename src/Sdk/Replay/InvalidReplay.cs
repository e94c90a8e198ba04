using System.Globalization;
using TypedStreaming.Telemetry;

namespace TypedStreaming;

/// <summary>Describes why a subscription cannot start at its position.</summary>
public sealed record InvalidReplay
{
    /// <summary>The channel, with its filter if there is one.</summary>
    public required string Channel { get; init; }

    /// <summary>
    /// The id after which the subscription cannot resume, over CometD; null over the Pub/Sub API. If the store has two different positions, this is
    /// the id of the older one.
    /// </summary>
    public long? ReplayId { get; init; }

    /// <summary>The id after which the subscription cannot resume, over the Pub/Sub API; null over CometD.</summary>
    public OpaqueReplayId? OpaqueId { get; init; }

    /// <summary>The id in a form for messages.</summary>
    internal string IdText => OpaqueId?.ToString() ?? ReplayId?.ToString(CultureInfo.InvariantCulture) ?? UtcText.Unknown;

    /// <summary>
    /// <see cref="GapCause.InvalidReplayId"/> if the server refused the id, <see cref="GapCause.OrgMoved"/> if the org has moved since the
    /// position was stored, <see cref="GapCause.PositionsDiffer"/> if the store has another, different position as well.
    /// </summary>
    public required GapCause Cause { get; init; }

    /// <summary>The error text of the server, or null if no request was sent to the server.</summary>
    public string? ServerText { get; init; }
}
