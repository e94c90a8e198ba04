using System.Runtime.InteropServices;

namespace TypedStreaming.Consumers.Acknowledgement;

/// <summary>
/// Events that arrived one after another, in the order of their replay ids, but after events with greater ids, because the response with the greater
/// ids arrived first. The stored position stays before the smallest id of those that are not acknowledged.
/// </summary>
/// <param name="FirstArrival">The arrival number of the first event.</param>
/// <param name="LastArrival">The arrival number of the last event.</param>
/// <param name="FirstId">The id of the first event, which is the smallest one.</param>
/// <param name="LastId">The id of the last event.</param>
/// <param name="Era">The era of the ids: the number of times that the server had restarted its replay ids.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OutOfOrderEvents(long FirstArrival, long LastArrival, long FirstId, long LastId, int Era);
