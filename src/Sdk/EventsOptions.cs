using TypedStreaming.Bayeux;
using TypedStreaming.Events;

namespace TypedStreaming;

/// <summary>Options for consuming a channel's events. A method that receives the options copies them.</summary>
public sealed class EventsOptions
{
    /// <summary>The default value of <see cref="BufferBytes"/>: 32 MiB, in bytes.</summary>
    public const int DefaultBufferBytes = 32 * 1024 * 1024;

    /// <summary>The name of the options parameter, for argument exceptions.</summary>
    private const string OptionName = $"options.{nameof(Channel)}";

    private static readonly ReplayFrom DefaultFrom = ReplayFrom.Stored(orElse: ReplayFrom.Latest);

    /// <summary>
    /// The longest valid <see cref="SaveInterval"/>. The packages for hosts and relays contain a copy of the value, because this field is not public;
    /// a test ensures that the values are equal.
    /// </summary>
    internal static readonly TimeSpan LongestSaveInterval = TimeSpan.FromHours(1);

    /// <summary>
    /// The start position in the channel's history. By default, the consumer starts after the position that the client's replay store has for
    /// <see cref="Name"/>, or at <see cref="ReplayFrom.Latest"/> if the store has no position. To avoid missing events, use <c>Stored(orElse:
    /// Earliest)</c>. This option applies only to the start: after a lost session, the subscription resumes after the last received event. An
    /// explicit subscription (created by <see cref="StreamingClient.SubscribeAsync(string, EventsOptions, CancellationToken)"/>) has no stored
    /// position, so it uses the value of <c>orElse</c>.
    /// </summary>
    public ReplayFrom From { get; set; } = DefaultFrom;

    /// <summary>
    /// The consumer's name, which distinguishes the consumers of one channel and their stored positions. The default name is <c>default</c>. Two
    /// active consumers of a channel need different names, even if they subscribe with different filters.
    /// </summary>
    public string Name { get; set; } = "default";

    /// <summary>
    /// The channel to subscribe to instead of the channel in the type's attribute. Set it if the channel has a namespace prefix or a different name
    /// in a sandbox, or to add a filter, as in <c>/topic/AccountUpdates?Industry=Energy</c>. If it is null (the default), the attribute's channel is
    /// used.
    /// </summary>
    public string? Channel { get; set; }

    /// <summary>
    /// The maximum memory, in bytes, for events that are not yet read or not yet acknowledged: 32 MiB by default, at least 1 byte. One event is
    /// always accepted, even if it is larger than the limit. <see cref="OnFull"/> specifies what happens when the limit is reached.
    /// </summary>
    public int BufferBytes { get; set; } = DefaultBufferBytes;

    /// <summary>Specifies what happens when the buffer is full: <see cref="FullBufferHandling.Wait"/> by default.</summary>
    public FullBufferHandling OnFull { get; set; } = FullBufferHandling.Wait;

    /// <summary>
    /// Gets or sets a value that indicates whether the consumer is one of many short-lived consumers, for example one per browser: false by default.
    /// Such a consumer has no stored position and no name. Therefore, any number of such consumers can be active, and no data remains when a consumer
    /// ends. It starts at <see cref="ReplayFrom.Latest"/> unless <see cref="From"/> specifies otherwise; the start position <c>Stored</c> is refused.
    /// </summary>
    public bool IsEphemeral { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether a consumer without a stored position continues at the position that it reached when it used the
    /// other transport (CometD or the Pub/Sub API): false by default. Without this option, it starts as a new consumer. Replay ids are converted from
    /// one transport to the other by a rule that was observed but is not guaranteed by Salesforce. Stop the old consumer first: its position is taken
    /// over.
    /// </summary>
    public bool CarryOverPosition { get; set; }

    /// <summary>
    /// The maximum number of deliveries that can be unacknowledged at the same time: 10,000 by default, at least 1. A delivery beyond the limit
    /// causes a <see cref="StreamingException"/> with <see cref="StreamingError.TooManyUnacknowledged"/>, whose message identifies the oldest
    /// unacknowledged delivery.
    /// </summary>
    public int MaxUnacknowledged { get; set; } = 10_000;

    /// <summary>
    /// The maximum time until an acknowledgement is saved: 1 second by default, at most one hour. If the value is zero, each acknowledgement is saved
    /// immediately.
    /// </summary>
    public TimeSpan SaveInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The number of acknowledgements after which the position is saved without waiting for <see cref="SaveInterval"/>: 100 by default, at least 1.
    /// </summary>
    public int SaveCount { get; set; } = 100;

    /// <summary>
    /// Specifies how an enumeration of events handles an event that cannot be read. By default, the enumeration throws an exception. An enumeration
    /// of deliveries yields the event with its error.
    /// </summary>
    public DecodeErrorHandling OnDecodeError { get; set; } = DecodeErrorHandling.Throw;

    /// <summary>
    /// The callback that reports that events may be missing. It is called inside the enumeration, before the next event. If it is null (the default),
    /// gaps are logged and appear in deliveries, and a gap event of Change Data Capture throws an exception.
    /// </summary>
    public Func<Gap, CancellationToken, ValueTask>? OnGap { get; set; }

    /// <summary>
    /// Specifies how the consumer continues when the server does not know the replay id after which the consumer should start. Null, the default,
    /// means <see cref="InvalidReplayHandling.Fail"/> if <see cref="From"/> is <see cref="ReplayFrom.After(long)"/>, and
    /// <see cref="InvalidReplayHandling.Earliest"/> otherwise.
    /// </summary>
    public InvalidReplayHandling? OnInvalidReplay { get; set; }

    internal InvalidReplayHandling InvalidReplayOrDefault => OnInvalidReplay ?? InvalidReplayHandling.DefaultOf(From);

    /// <exception cref="ArgumentException">An option is out of range.</exception>
    internal static EventsOptions CopyOf(EventsOptions? options, string transport = ReplayTransport.CometD)
    {
        if (options is null) return new EventsOptions();
        ArgumentNullException.ThrowIfNull(options.From, $"{nameof(options)}.{nameof(From)}");
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Name, $"{nameof(options)}.{nameof(Name)}");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.BufferBytes, $"{nameof(options)}.{nameof(BufferBytes)}");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxUnacknowledged, $"{nameof(options)}.{nameof(MaxUnacknowledged)}");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.SaveCount, $"{nameof(options)}.{nameof(SaveCount)}");
        ArgumentOutOfRangeException.ThrowIfLessThan(options.SaveInterval, TimeSpan.Zero, $"{nameof(options)}.{nameof(SaveInterval)}");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.SaveInterval, LongestSaveInterval, $"{nameof(options)}.{nameof(SaveInterval)}");
        ArgumentNullException.ThrowIfNull(options.OnDecodeError, $"{nameof(options)}.{nameof(OnDecodeError)}");
        if (!Enum.IsDefined(options.OnFull)) throw new ArgumentOutOfRangeException($"{nameof(options)}.{nameof(OnFull)}", options.OnFull, "The value is not a member of FullBufferHandling.");
        if (options is { IsEphemeral: true, From.OrElse: not null } && options.From != DefaultFrom)
            throw Wrong($"{nameof(options)}.{nameof(From)}", "An ephemeral consumer has no stored position: set From to Latest, Earliest, LatestWithoutGap or After(id).");
        if (options is { IsEphemeral: true, CarryOverPosition: true })
            throw Wrong($"{nameof(options)}.{nameof(CarryOverPosition)}", "An ephemeral consumer has no stored position that could be carried over.");
        RefuseIdsOfAnother(transport, options);
        return (EventsOptions)options.MemberwiseClone();
    }

    /// <summary>Returns the channel to subscribe to for an event type.</summary>
    /// <exception cref="ArgumentException">The channel is not valid, or belongs to another kind of event.</exception>
    internal ChannelName ChannelFor(EventDescriptor descriptor)
    {
        if (Channel is null) return ChannelName.Parse(descriptor.Channel, nameof(descriptor));
        var channel = ChannelName.Parse(Channel, OptionName);
        var prefix = ChannelKinds.PrefixOf(descriptor.Kind);
        if (channel.Full.StartsWith(prefix, StringComparison.Ordinal)) return channel;
        throw Wrong(OptionName, $"'{channel}' does not start with {prefix}, which is the prefix of all channels of {descriptor.Kind} events.");
    }

    private static void RefuseIdsOfAnother(string transport, EventsOptions options)
    {
        var isCometD = transport == ReplayTransport.CometD;
        if (isCometD ? options.From.OpaqueId is null : options.From.Code < 0) return;
        throw Wrong(
            $"{nameof(options)}.{nameof(From)}",
            isCometD
                ? $"{options.From} contains a replay id of the Pub/Sub API. Over CometD, replay ids are numbers: use After(number), or {nameof(CarryOverPosition)} to continue at a stored position."
                : $"{options.From} contains a replay id of CometD. Over the Pub/Sub API, replay ids are bytes: use After(OpaqueReplayId), or {nameof(CarryOverPosition)} to continue at a stored position.");
    }

    private static ArgumentException Wrong(string parameterName, string message) => new(message, parameterName);
}
