using System.Runtime.InteropServices;

namespace TypedStreaming.Consumers.Acknowledgement;

/// <summary>
/// The range of events that arrived after events with greater replay ids, because the response with the greater ids arrived first. Until they
/// are acknowledged, the stored position stays before the smallest of their replay ids.
/// </summary>
/// <param name="LeastId">The smallest id of the events.</param>
/// <param name="LastArrival">The arrival number of the last event.</param>
/// <param name="Era">The era of the ids: the number of times that the server had restarted its replay ids.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OutOfOrderEvents(long LeastId, long LastArrival, int Era);
