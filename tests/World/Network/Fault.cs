using System.Runtime.InteropServices;

namespace TypedStreaming.World.Network;

/// <summary>The fault of one request.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Permille">Of a cut: how much of the body comes before it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Fault(FaultKind Kind, int Permille = 0)
{
    public static Fault None => default;

    public bool IsNone => Kind == FaultKind.None;
}
