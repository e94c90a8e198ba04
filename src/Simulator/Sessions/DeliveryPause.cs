namespace TypedStreaming.Simulator.Sessions;

/// <summary>Pauses the delivery of events in the simulated org until this object is disposed.</summary>
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
