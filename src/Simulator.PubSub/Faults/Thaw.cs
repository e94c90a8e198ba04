using TypedStreaming.Simulator.PubSub.Http;

namespace TypedStreaming.Simulator.PubSub.Faults;

/// <summary>Lets the bytes of frozen connections pass when it is disposed.</summary>
internal sealed class Thaw(ConnectionTable connections) : IDisposable
{
    public void Dispose() => connections.Unfreeze();
}
