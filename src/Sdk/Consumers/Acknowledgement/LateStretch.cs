using System.Runtime.InteropServices;

namespace TypedStreaming.Consumers.Acknowledgement;

/// <summary>
/// Events that came after later events, in an answer that another answer had overtaken. Until they are acknowledged, no position moves past
/// the smallest of their ids.
/// </summary>
/// <param name="LeastId">The smallest id of the events.</param>
/// <param name="LastArrival">The arrival number of the last event.</param>
/// <param name="Era">The era of the ids.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LateStretch(long LeastId, long LastArrival, int Era);
