using TypedStreaming.Routing;

namespace TypedStreaming.Session;

/// <summary>The loop has reached the limit of its wait for a full consumer.</summary>
internal sealed record HoldElapsed(RoutedConsumer Consumer) : ISessionInput;
