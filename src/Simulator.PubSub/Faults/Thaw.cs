using TypedStreaming.Simulator.PubSub.Http;

namespace TypedStreaming.Simulator.PubSub.Faults;

/// <summary>Ends the freezing of connections when it is disposed, so that held bytes pass.</summary>
internal sealed class Thaw(ConnectionTable connections) : IDisposable
{
    public void Dispose() => connections.Unfreeze();
}
