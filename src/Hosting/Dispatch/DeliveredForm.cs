namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// The form in which the client delivers the events of a handler: only the event, or the event together with its data as it was received.
/// </summary>
/// <param name="EventOf">Gets the event.</param>
/// <param name="BodyOf">Gets the event's data as it was received, or nothing.</param>
internal sealed record DeliveredForm<TEvent, TDelivered>(Func<TDelivered, TEvent> EventOf, Func<TDelivered, ReadOnlyMemory<byte>> BodyOf);
