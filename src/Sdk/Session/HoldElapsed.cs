using TypedStreaming.Routing;

namespace TypedStreaming.Session;

/// <summary>The loop has waited for a full consumer as long as it may.</summary>
internal sealed record HoldElapsed(RoutedConsumer Consumer) : ISessionInput;
