namespace TypedStreaming.Subscriptions;

/// <summary>What a hand-subscribed channel gave: an event, one that cannot be read, or the end of that channel.</summary>
/// <param name="Message">The event.</param>
/// <param name="Fault">What is wrong, where there is none.</param>
/// <param name="OnDecodeError">What the program wants done about an event that cannot be read.</param>
internal readonly record struct HandDelivery(BayeuxMessage? Message, Exception? Fault, DecodeErrorHandling? OnDecodeError = null);
