using TypedStreaming.Routing;

namespace TypedStreaming.Session;

/// <summary>A consumer's queue has room or is empty, or a wait for the consumer has ended.</summary>
internal sealed record RoomMade(RoutedConsumer Consumer) : ISessionInput;
