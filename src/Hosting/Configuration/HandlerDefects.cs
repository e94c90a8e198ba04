using TypedStreaming.Hosting.DependencyInjection;

namespace TypedStreaming.Hosting.Configuration;

/// <summary>Finds invalid settings of a client's handlers, before any of the handlers runs.</summary>
internal static class HandlerDefects
{
    /// <summary>
    /// The longest valid <see cref="EventsOptions.SaveInterval"/>. The client has the same limit, but its error message contains the name of a
    /// parameter instead of the name of the setting.
    /// </summary>
    public static readonly TimeSpan LongestSaveInterval = TimeSpan.FromHours(1);

    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromDays(1);

    public static IEnumerable<string> Of(ClientRegistration client, TypedStreamingOptions settings)
    {
        if (client is { CreateClient: not null, Handlers.Count: 0 })
            yield return $"{client.Path.Root} has no handlers, so it would never read an event: add a handler with {nameof(TypedStreamingBuilder.AddHandler)}";
        var names = client.Handlers.Select(static handler => handler.EventType.Name).ToList();
        foreach (var name in settings.Handlers.Keys.Where(name => !names.Contains(name, StringComparer.OrdinalIgnoreCase)))
            yield return $"{client.Path.Of("Handlers", name)} is not the event type of any handler: {NearestName.Hint(name, names)}";

        var taken = new Dictionary<(string Channel, string Consumer), Type>();
        foreach (var handler in client.Handlers)
        {
            var options = handler.OptionsFor(settings);
            foreach (var defect in Of(client, handler, options)) yield return $"{client.Path.Of("Handlers", handler.EventType.Name)}{defect}";
            if (!taken.TryAdd((options.Channel ?? handler.Descriptor.Channel, options.Consumer), handler.HandlerType))
                yield return SameConsumer(client, handler, options.Consumer, taken[(options.Channel ?? handler.Descriptor.Channel, options.Consumer)]);
        }
    }

    private static string SameConsumer(ClientRegistration client, HandlerRegistration handler, string consumer, Type other)
    {
        var key = client.Path.Of("Handlers", handler.EventType.Name, "Consumer");
        return other == handler.HandlerType
            ? $"{key} is '{consumer}' for two registrations of {other.Name}: add the handler only once, either with AddHandler or in a list"
            : $"{key} is '{consumer}' for {other.Name} and {handler.HandlerType.Name} on the same channel: give each handler its own consumer name in code, because the settings apply to both handlers";
    }

    private static IEnumerable<string> Of(ClientRegistration client, HandlerRegistration handler, HandlerOptions options) =>
        Ranges(options).Concat(RetryRanges(options.Retry)).Select(static defect => $":{defect}")
            .Concat(Meanings(client, handler, options));

    private static IEnumerable<string> Meanings(ClientRegistration client, HandlerRegistration handler, HandlerOptions options)
    {
        if (ChannelDefect(handler.Descriptor.Channel, options.Channel) is { } defect) yield return $":Channel is '{options.Channel}': {defect}";
        var isChange = handler.Descriptor.Kind == EventKind.ChangeEvent;
        if (options.Order == EventOrder.PerRecord && !isChange && !handler.HasKey(options))
            yield return $":Order is PerRecord, but {handler.EventType.Name} is not a change event and contains no record ids: set {nameof(HandlerOptions<>)}.Key";
        if (options.Order == EventOrder.PerKey && !handler.HasKey(options))
            yield return $":Order is PerKey, but the handler has no key: set {nameof(HandlerOptions<>)}.Key";
        if (options.OnFailure == FailureAction.DeadLetter && client.DeadLetters is null)
            yield return $":OnFailure is DeadLetter, but the client has no dead-letter handler: add a handler with {nameof(TypedStreamingBuilder.UseDeadLetters)}";
        if (isChange && client is { Gaps: null, IgnoresGaps: false })
        {
            yield return $" ({handler.HandlerType.Name}) handles change events, but the client has no gap handler for changes that may be missing: "
                + $"add {nameof(TypedStreamingBuilder.UseGaps)}, or {nameof(TypedStreamingBuilder.IgnoreGaps)} if missing changes do not matter";
        }
    }

    /// <summary>
    /// Returns a sentence fragment that explains why a channel in the settings cannot replace the event type's channel, or null if the channel is
    /// valid. Both channels must have the same prefix, such as <c>/event/</c>.
    /// </summary>
    private static string? ChannelDefect(string typeChannel, string? channel)
    {
        if (channel is null) return null;
        var prefix = typeChannel[..(typeChannel.IndexOf('/', 1) + 1)];
        if (!channel.StartsWith(prefix, StringComparison.Ordinal)) return $"the channel must begin with '{prefix}', like the channel of the event type, '{typeChannel}'";
        if (channel.Length == prefix.Length) return $"the channel must have a name after '{prefix}'";
        return channel.Contains('*', StringComparison.Ordinal) ? "a handler receives the events of one channel, so the channel must not contain '*'" : null;
    }

    private static IEnumerable<string> Ranges(HandlerOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Consumer)) yield return "Consumer is empty: set a name, or omit the setting";
        if (!Enum.IsDefined(options.StartFrom)) yield return $"StartFrom is {options.StartFrom}: it must be one of the values of {nameof(StartPosition)}";
        if (!Enum.IsDefined(options.Order)) yield return $"Order is {options.Order}: it must be one of the values of {nameof(EventOrder)}";
        if (options.OnFailure is { } action && !Enum.IsDefined(action)) yield return $"OnFailure is {action}: it must be one of the values of {nameof(FailureAction)}";
        if (options.MaxConcurrency is < 1 or > 10_000) yield return $"MaxConcurrency is {options.MaxConcurrency}: it must be from 1 to 10000";
        if (options.MaxUnacknowledged < 1) yield return $"MaxUnacknowledged is {options.MaxUnacknowledged}: it must be at least 1";
        if (options.BufferBytes < 1) yield return $"BufferBytes is {options.BufferBytes}: it must be at least 1";
        if (options.SaveCount < 1) yield return $"SaveCount is {options.SaveCount}: it must be at least 1";
        if (options.SaveInterval < TimeSpan.Zero || options.SaveInterval > LongestSaveInterval)
            yield return $"SaveInterval is {Shown(options.SaveInterval)}: it must be from zero to an hour";
        if (options.AttemptTimeout != Timeout.InfiniteTimeSpan && (options.AttemptTimeout <= TimeSpan.Zero || options.AttemptTimeout > LongestAttempt))
            yield return $"AttemptTimeout is {Shown(options.AttemptTimeout)}: it must be positive and at most a day, or Infinite";
    }

    private static IEnumerable<string> RetryRanges(RetryOptions? retry)
    {
        if (retry is null)
        {
            yield return "Retry is null: keep the default value, or set MaxAttempts to 1 to disable retries";
            yield break;
        }

        if (retry.MaxAttempts < 1) yield return $"Retry:MaxAttempts is {retry.MaxAttempts}: it must be at least 1";
        if (retry.Delay < TimeSpan.Zero || retry.Delay > LongestDelay) yield return $"Retry:Delay is {Shown(retry.Delay)}: it must be from zero to an hour";
        if (retry.MaxDelay < TimeSpan.Zero || retry.MaxDelay > LongestDelay) yield return $"Retry:MaxDelay is {Shown(retry.MaxDelay)}: it must be from zero to an hour";
        if (!(retry.Factor is >= 1 and <= 1000)) yield return $"Retry:Factor is {retry.Factor}: it must be from 1 to 1000";
        if (!(retry.Jitter is >= 0 and <= 1)) yield return $"Retry:Jitter is {retry.Jitter}: it must be from 0 to 1";
    }

    /// <summary>
    /// Returns a time span in the format that the configuration uses. An infinite time span is returned as Infinite, not as -00:00:00.0010000.
    /// </summary>
    private static string Shown(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? "Infinite" : time.ToString();
}
