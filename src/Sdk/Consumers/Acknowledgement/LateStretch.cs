using System.Runtime.InteropServices;

namespace TypedStreaming.Consumers.Acknowledgement;

/// <summary>
/// Events that came after later ones, from an answer that was overtaken. No position passes the smallest of their ids before they are
/// acknowledged.
/// </summary>
/// <param name="LeastId">The smallest id.</param>
/// <param name="LastArrival">The arrival number of the last of them.</param>
/// <param name="Era">The era of their ids.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LateStretch(long LeastId, long LastArrival, int Era);
