namespace TypedStreaming.Routing;

/// <summary>An event that is kept for a consumer until it is known whether it is new.</summary>
/// <param name="Message">The whole message, a copy of its bytes.</param>
/// <param name="Consumer">The consumer that would get it.</param>
/// <param name="Id">Its replay id.</param>
/// <param name="Awaited">The answer that decides.</param>
internal readonly record struct FencedEvent(byte[] Message, RoutedConsumer Consumer, long Id, long Awaited);
