namespace TypedStreaming.Simulator.Sessions;

/// <summary>Pauses deliveries of the simulated org until the object is disposed.</summary>
internal sealed class DeliveryPause : IDisposable
{
    private OrgState? _state;

    public DeliveryPause(OrgState state)
    {
        _state = state;
        state.PauseDeliveries();
    }

    public void Dispose() => Interlocked.Exchange(ref _state, null)?.ResumeDeliveries();
}
