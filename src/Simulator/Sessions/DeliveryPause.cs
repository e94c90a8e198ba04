namespace TypedStreaming.Simulator.Sessions;

/// <summary>Pauses deliveries from its creation to its first disposal.</summary>
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
