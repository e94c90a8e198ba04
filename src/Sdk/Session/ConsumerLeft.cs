using TypedStreaming.Routing;

namespace TypedStreaming.Session;

/// <summary>A consumer has ended.</summary>
internal sealed record ConsumerLeft(RoutedConsumer Consumer) : ISessionInput;
