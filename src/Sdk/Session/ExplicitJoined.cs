using TypedStreaming.Consumers;

namespace TypedStreaming.Session;

/// <summary>A request to subscribe a channel explicitly, unless it has an explicit subscription already.</summary>
internal sealed record ExplicitJoined(ExplicitConsumer Consumer) : ISessionInput;
