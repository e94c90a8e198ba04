namespace TypedStreaming.Routing;

/// <summary>An event that is held back for a consumer until it is known whether the event is new or replayed.</summary>
/// <param name="Message">The whole message, a copy of its bytes. Empty for an event that was skipped because its message is larger than the limit.</param>
/// <param name="Consumer">The consumer that gets the event if it is new.</param>
/// <param name="Id">The replay id of the event.</param>
/// <param name="Response">The response in which the event came.</param>
/// <param name="Awaited">The response that shows whether the event is new.</param>
internal readonly record struct HeldBackEvent(byte[] Message, RoutedConsumer Consumer, long Id, long Response, long Awaited)
{
    /// <summary>The skipped event, if its message is larger than the limit; otherwise, null.</summary>
    public OversizeEvent? Oversize { get; init; }
}
