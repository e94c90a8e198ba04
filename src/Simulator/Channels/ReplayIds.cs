namespace TypedStreaming.Simulator.Channels;

/// <summary>Gives out replay ids: ordered, not contiguous. Used only under the lock of the org.</summary>
internal sealed class ReplayIds(SimulatedOrgOptions options)
{
    public long Next { get; private set; } = options.FirstReplayId;

    /// <summary>An id has been used, be it one that a test chose: later ones come behind it.</summary>
    public void Pass(long id) => Next = Math.Max(Next, id + options.ReplayIdStride);
}
