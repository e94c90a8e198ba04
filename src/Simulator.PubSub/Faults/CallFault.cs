using TypedStreaming.Simulator.PubSub.Errors;

namespace TypedStreaming.Simulator.PubSub.Faults;

/// <summary>A fault that occurs in the next calls of one kind: a delay, an error, or slow responses.</summary>
internal sealed record CallFault(PubSubRpc Rpc, TimeSpan? Delay = null, PubSubError? Error = null, Drip? Drip = null)
{
    public bool IsFor(PubSubRpc rpc) => Rpc == PubSubRpc.Any || Rpc == rpc;
}
