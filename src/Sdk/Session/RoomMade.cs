using TypedStreaming.Routing;

namespace TypedStreaming.Session;

/// <summary>A notice to the session that a consumer's queue has free space or is empty, or that a wait for the consumer has ended.</summary>
internal sealed record RoomMade(RoutedConsumer Consumer) : ISessionInput;
