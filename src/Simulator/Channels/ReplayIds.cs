namespace TypedStreaming.Simulator.Channels;

/// <summary>Assigns replay ids, which are ordered but not contiguous. It is used only under the lock of the org.</summary>
internal sealed class ReplayIds(SimulatedOrgOptions options)
{
    public long Next { get; private set; } = options.FirstReplayId;

    /// <summary>Notes that an id was used, even if a test chose it. Later ids are greater.</summary>
    public void Pass(long id) => Next = Math.Max(Next, id + options.ReplayIdStride);
}
