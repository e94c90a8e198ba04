using TypedStreaming.Simulator.PubSub.Schemas;

namespace TypedStreaming.Simulator.PubSub.Bus;

/// <summary>
/// An event with the schema that was current when it was published. The payload is null if the event is encoded again at each delivery.
/// </summary>
internal sealed record PreparedEvent(string Uuid, EventSchema Schema, EncodedEvent? Encoded);
