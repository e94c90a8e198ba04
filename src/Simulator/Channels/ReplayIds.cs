namespace TypedStreaming.Simulator.Channels;

/// <summary>Assigns replay ids: ordered, not contiguous. Used only under the lock of the org.</summary>
internal sealed class ReplayIds(SimulatedOrgOptions options)
{
    public long Next { get; private set; } = options.FirstReplayId;

    /// <summary>Records that an id was used, also one that a test chose: later ids come after it.</summary>
    public void Pass(long id) => Next = Math.Max(Next, id + options.ReplayIdStride);
}
