namespace TypedStreaming.Session;

/// <summary>A notice to the session that the disconnect request for an earlier client id has ended, successfully or not.</summary>
/// <param name="Bytes">The size of the response to the disconnect.</param>
internal sealed record AbandonedDisconnectEnded(long Bytes) : ISessionInput;
