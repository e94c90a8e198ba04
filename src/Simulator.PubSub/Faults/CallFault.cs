using TypedStreaming.Simulator.PubSub.Errors;

namespace TypedStreaming.Simulator.PubSub.Faults;

/// <summary>A fault of the next calls of one kind: a delay, or an error.</summary>
internal sealed record CallFault(PubSubRpc Rpc, TimeSpan? Delay, PubSubError? Error)
{
    public bool IsFor(PubSubRpc rpc) => Rpc == PubSubRpc.Any || Rpc == rpc;
}
