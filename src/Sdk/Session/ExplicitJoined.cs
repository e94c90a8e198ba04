using TypedStreaming.Consumers;

namespace TypedStreaming.Session;

/// <summary>A request to the session to subscribe to a channel explicitly, unless the channel already has an explicit subscription.</summary>
internal sealed record ExplicitJoined(ExplicitConsumer Consumer) : ISessionInput;
