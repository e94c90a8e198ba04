using TypedStreaming.Consumers;

namespace TypedStreaming.Session;

/// <summary>A channel is to be subscribed explicitly, unless it is already.</summary>
internal sealed record ExplicitJoined(ExplicitConsumer Consumer) : ISessionInput;
