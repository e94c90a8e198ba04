namespace TypedStreaming.Relay;

/// <summary>A message that a reader has received.</summary>
/// <param name="Message">The message.</param>
/// <param name="IsRedelivered">
/// True if the message may have been delivered before, to this reader or another one. False only if this is certainly the first delivery.
/// </param>
/// <param name="Tag">The number by which the reader acknowledges the message.</param>
public sealed record ReceivedMessage(RelayMessage Message, bool IsRedelivered, ulong Tag);
