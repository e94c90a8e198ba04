namespace TypedStreaming.Session;

/// <summary>A consumer that waits for the session is about to join, or has joined or given up.</summary>
/// <param name="Change">One more, or one less.</param>
internal sealed record ConsumersExpected(int Change) : ISessionInput;
