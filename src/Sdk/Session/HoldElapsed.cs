using TypedStreaming.Routing;

namespace TypedStreaming.Session;

/// <summary>A notice to the session that the time limit for waiting for a consumer with a full queue has expired.</summary>
internal sealed record HoldElapsed(RoutedConsumer Consumer) : ISessionInput;
