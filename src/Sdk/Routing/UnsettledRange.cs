using System.Runtime.InteropServices;

namespace TypedStreaming.Routing;

/// <summary>
/// An interval of replay ids that a consumer received in ascending order from one response, while another response may still contain earlier
/// events.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct UnsettledRange
{
    /// <summary>
    /// The smallest replay id of the interval. On a channel where several events can have the same id, the interval begins after this id.
    /// </summary>
    public long First;

    /// <summary>
    /// The greatest replay id of the interval. On a channel where several events can have the same id, more events with this id may follow.
    /// </summary>
    public long Last;

    /// <summary>
    /// The greatest replay id of the interval up to which all events have arrived. It is <see cref="Last"/> or, on a channel where several events can
    /// have the same id, the id before <see cref="Last"/>. Null if the interval contains only one such id.
    /// </summary>
    public long? Complete;

    /// <summary>The number of the response that contained the events of the interval.</summary>
    public long Response;

    /// <summary>The number of the response that may still contain earlier events, or <see cref="OutstandingResponses.None"/>.</summary>
    public long Awaited;
}
