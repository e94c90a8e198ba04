namespace TypedStreaming.Session;

/// <summary>A consumer that waits for the session is about to join, has joined, or has given up.</summary>
/// <param name="Change">1 for one more expected consumer, -1 for one less.</param>
internal sealed record ConsumersExpected(int Change) : ISessionInput;
