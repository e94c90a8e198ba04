using System.Globalization;
using TypedStreaming.Telemetry;

namespace TypedStreaming;

/// <summary>Describes why a subscription cannot start at the requested position.</summary>
public sealed record InvalidReplay
{
    /// <summary>The name of the channel, including its filter if it has one.</summary>
    public required string Channel { get; init; }

    /// <summary>
    /// Over CometD, the replay id after which the subscription cannot resume. Over the Pub/Sub API, the value is null. If the store contains two
    /// different positions, this is the id of the older position.
    /// </summary>
    public long? ReplayId { get; init; }

    /// <summary>Over the Pub/Sub API, the replay id after which the subscription cannot resume. Over CometD, the value is null.</summary>
    public OpaqueReplayId? OpaqueId { get; init; }

    /// <summary>The replay id as text, for use in messages.</summary>
    internal string IdText => OpaqueId?.ToString() ?? ReplayId?.ToString(CultureInfo.InvariantCulture) ?? UtcText.Unknown;

    /// <summary>
    /// <see cref="GapCause.InvalidReplayId"/> if the server refused the id; <see cref="GapCause.OrgMoved"/> if the org has moved since the position
    /// was stored; <see cref="GapCause.PositionsDiffer"/> if the store also contains another, different position.
    /// </summary>
    public required GapCause Cause { get; init; }

    /// <summary>The server's error text, or null if no request was sent to the server.</summary>
    public string? ServerText { get; init; }
}
