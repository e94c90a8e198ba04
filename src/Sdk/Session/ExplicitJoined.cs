using TypedStreaming.Consumers;

namespace TypedStreaming.Session;

/// <summary>A request to the session to subscribe to a channel explicitly, unless it has an explicit subscription already.</summary>
internal sealed record ExplicitJoined(ExplicitConsumer Consumer) : ISessionInput;
