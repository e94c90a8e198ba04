namespace TypedStreaming.Session;

/// <summary>The disconnect of an abandoned client id has ended, successfully or not.</summary>
/// <param name="Bytes">The size of the answer to the disconnect.</param>
internal sealed record AbandonedDisconnectEnded(long Bytes) : ISessionInput;
