using TypedStreaming.Routing;

namespace TypedStreaming.Session;

/// <summary>A notice to the session that the time limit has passed for which it waits for a consumer with a full queue.</summary>
internal sealed record HoldElapsed(RoutedConsumer Consumer) : ISessionInput;
