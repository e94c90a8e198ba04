using TypedStreaming.Routing;

namespace TypedStreaming.Session;

/// <summary>A notice to the session that a consumer has ended.</summary>
internal sealed record ConsumerLeft(RoutedConsumer Consumer) : ISessionInput;
