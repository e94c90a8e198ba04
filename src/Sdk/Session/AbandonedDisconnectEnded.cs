namespace TypedStreaming.Session;

/// <summary>The disconnect of a client id that was given up has ended, successfully or not.</summary>
/// <param name="Bytes">The size of its answer.</param>
internal sealed record AbandonedDisconnectEnded(long Bytes) : ISessionInput;
