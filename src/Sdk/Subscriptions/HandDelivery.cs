namespace TypedStreaming.Subscriptions;

/// <summary>What a hand-subscribed channel gave: an event, or the end of that channel.</summary>
internal readonly record struct HandDelivery(BayeuxMessage? Message, Exception? Fault);
