namespace TypedStreaming.Simulator.Channels;

/// <summary>
/// Assigns replay ids to events of the simulated org. The ids increase, with gaps between them. Used only while the org's lock is held.
/// </summary>
internal sealed class ReplayIds(SimulatedOrgOptions options)
{
    public long Next { get; private set; } = options.FirstReplayId;

    /// <summary>Records that a test has published an event with a given replay id, so that ids assigned later are greater.</summary>
    public void Pass(long id) => Next = Math.Max(Next, id + options.ReplayIdStride);
}
