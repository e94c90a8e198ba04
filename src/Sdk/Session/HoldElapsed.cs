using TypedStreaming.Routing;

namespace TypedStreaming.Session;

/// <summary>The loop has waited for a full consumer up to the time limit.</summary>
internal sealed record HoldElapsed(RoutedConsumer Consumer) : ISessionInput;
