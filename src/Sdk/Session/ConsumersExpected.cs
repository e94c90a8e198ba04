namespace TypedStreaming.Session;

/// <summary>A notice to the session that a consumer is about to join, has joined, or will not join.</summary>
/// <param name="Change">1 for one more expected consumer, -1 for one less.</param>
internal sealed record ConsumersExpected(int Change) : ISessionInput;
