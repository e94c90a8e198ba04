using TypedStreaming.Routing;

namespace TypedStreaming.Session;

/// <summary>Notifies the session that a consumer's queue has been full for longer than the time limit.</summary>
internal sealed record HoldElapsed(RoutedConsumer Consumer) : ISessionInput;
