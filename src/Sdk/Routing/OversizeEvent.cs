namespace TypedStreaming.Routing;

/// <summary>An event that was skipped because its message is larger than the limit.</summary>
/// <param name="Channel">The channel of the event, as the server wrote it, in UTF-8.</param>
/// <param name="ReplayId">The replay id of the event, if it has one.</param>
/// <param name="Bytes">The size of the message in bytes.</param>
/// <param name="Limit">The limit in bytes.</param>
internal sealed record OversizeEvent(byte[] Channel, long? ReplayId, long Bytes, int Limit);
