using TypedStreaming.Simulator.PubSub.Http;

namespace TypedStreaming.Simulator.PubSub.Faults;

/// <summary>Unfreezes the connections when this object is disposed, so that the bytes that were held back are delivered.</summary>
internal sealed class Thaw(ConnectionTable connections) : IDisposable
{
    public void Dispose() => connections.Unfreeze();
}
