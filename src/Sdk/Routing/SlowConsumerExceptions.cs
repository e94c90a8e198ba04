namespace TypedStreaming.Routing;

/// <summary>Creates the exceptions for consumers that are too slow.</summary>
internal static class SlowConsumerExceptions
{
    /// <summary>
    /// Returns the exception for a consumer whose buffer is full, if the consumer's options specify <see cref="FullBufferHandling.Fail"/>.
    /// </summary>
    public static StreamingException OfFullBuffer(RoutedConsumer consumer) =>
        Of(consumer, $"the consumer's buffer of {consumer.Options.BufferBytes} bytes is full.");

    /// <summary>Returns the exception for a slow consumer that made the server send too many events again.</summary>
    public static StreamingException OfRedelivery(RoutedConsumer consumer) =>
        Of(consumer, "the server had to repeat far more events for this consumer than the consumer processed.");

    private static StreamingException Of(RoutedConsumer consumer, string why) => new(
        StreamingError.ConsumerTooSlow,
        $"{consumer.Description} is too slow: {why} Its subscription has ended, and its position is kept. "
        + $"Process events faster, or increase {nameof(EventsOptions)}.{nameof(EventsOptions.BufferBytes)}.")
    {
        Channel = consumer.Channel.Full,
    };
}
