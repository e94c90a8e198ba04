using Google.Protobuf;

namespace TypedStreaming.Simulator.PubSub.Bus;

/// <summary>An event as it is sent over gRPC, without its replay id.</summary>
internal sealed record EncodedEvent(string Uuid, string SchemaId, ByteString Payload);
