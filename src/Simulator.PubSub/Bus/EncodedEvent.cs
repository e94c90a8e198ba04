using Google.Protobuf;

namespace TypedStreaming.Simulator.PubSub.Bus;

/// <summary>The form of an event over gRPC, without its replay id.</summary>
internal sealed record EncodedEvent(string Uuid, string SchemaId, ByteString Payload);
