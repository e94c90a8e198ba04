using TypedStreaming.Bayeux;

namespace TypedStreaming;

/// <summary>How a consumer takes a channel's events. Copied when the method that takes it is called.</summary>
public sealed class EventsOptions
{
    /// <summary>The default of <see cref="BufferBytes"/>: 32 MiB.</summary>
    public const int DefaultBufferBytes = 32 * 1024 * 1024;

    /// <summary>As the methods that take options name it.</summary>
    private const string OptionName = $"options.{nameof(Channel)}";

    private static readonly ReplayFrom DefaultFrom = ReplayFrom.Stored(orElse: ReplayFrom.Latest);

    private static readonly TimeSpan LongestInterval = TimeSpan.FromHours(1);

    /// <summary>
    /// Where in the channel's history to start: after the position that the client's replay store has for
    /// <see cref="Name"/>, else at <see cref="ReplayFrom.Latest"/>, by default. Say <c>Stored(orElse: Earliest)</c> where no
    /// event may be missed. It counts at the start only: after a lost session the subscription resumes after the last
    /// event that was received. A channel that is subscribed explicitly has no position, and takes the alternative.
    /// </summary>
    public ReplayFrom From { get; set; } = DefaultFrom;

    /// <summary>
    /// Tells the consumers of one channel apart, and their stored positions; <c>default</c> by default. Two active
    /// consumers of a channel need two names, whatever filters they subscribe with.
    /// </summary>
    public string Name { get; set; } = "default";

    /// <summary>
    /// The channel to subscribe to in place of the one that the type's attribute names: for a namespace, a sandbox, or a
    /// filter such as <c>/topic/AccountUpdates?Industry=Energy</c>. Null, the default, is the attribute's.
    /// </summary>
    public string? Channel { get; set; }

    /// <summary>
    /// How many bytes of events that wait to be taken, or to be acknowledged, are kept: what they take in memory. 32 MiB by default, 1 byte at
    /// least. At least one event fits, however large. <see cref="OnFull"/> says what happens beyond it.
    /// </summary>
    public int BufferBytes { get; set; } = DefaultBufferBytes;

    /// <summary>What happens when the buffer is full: <see cref="FullBufferHandling.Wait"/> by default.</summary>
    public FullBufferHandling OnFull { get; set; } = FullBufferHandling.Wait;

    /// <summary>
    /// Whether the consumer is one of many that come and go, one per browser for example: false by default. Such a consumer has no
    /// stored position and no name, so that any number of them can be active, and nothing is left of it when it ends. It starts at
    /// <see cref="ReplayFrom.Latest"/> unless <see cref="From"/> says otherwise; a stored start is refused.
    /// </summary>
    public bool IsEphemeral { get; set; }

    /// <summary>
    /// How many deliveries may be out that are not acknowledged: 10,000 by default, 1 at least. One more is a
    /// <see cref="StreamingException"/> with <see cref="Reason.TooManyUnacknowledged"/> that names the oldest.
    /// </summary>
    public int MaxUnacknowledged { get; set; } = 10_000;

    /// <summary>How long an acknowledgement may wait until it is saved: 1 second by default, an hour at most; zero saves at once.</summary>
    public TimeSpan SaveInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>After how many acknowledgements the position is saved without waiting for <see cref="SaveInterval"/>: 100 by default, 1 at least.</summary>
    public int SaveCount { get; set; } = 100;

    /// <summary>What an enumeration of events does with one that cannot be read: it throws by default. Deliveries give it to the program.</summary>
    public DecodeErrorHandling OnDecodeError { get; set; } = DecodeErrorHandling.Throw;

    /// <summary>
    /// Called, inside the enumeration and before the next event, when events may be missing. Null by default: gaps are
    /// logged, deliveries carry them, and gap events of Change Data Capture throw.
    /// </summary>
    public Func<Gap, CancellationToken, ValueTask>? OnGap { get; set; }

    /// <summary>
    /// What follows when the server does not know the replay id to start after. Null, the default, is
    /// <see cref="InvalidReplayHandling.Fail"/> where <see cref="From"/> is <see cref="ReplayFrom.After"/>, and
    /// <see cref="InvalidReplayHandling.Earliest"/> otherwise.
    /// </summary>
    public InvalidReplayHandling? OnInvalidReplay { get; set; }

    internal InvalidReplayHandling InvalidReplayOrDefault =>
        OnInvalidReplay ?? (From.OrElse is null && From.Code >= 0 ? InvalidReplayHandling.Fail : InvalidReplayHandling.Earliest);

    /// <exception cref="ArgumentException">An option is out of range.</exception>
    internal static EventsOptions CopyOf(EventsOptions? options)
    {
        if (options is null) return new EventsOptions();
        ArgumentNullException.ThrowIfNull(options.From, $"{nameof(options)}.{nameof(From)}");
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Name, $"{nameof(options)}.{nameof(Name)}");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.BufferBytes, $"{nameof(options)}.{nameof(BufferBytes)}");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxUnacknowledged, $"{nameof(options)}.{nameof(MaxUnacknowledged)}");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.SaveCount, $"{nameof(options)}.{nameof(SaveCount)}");
        ArgumentOutOfRangeException.ThrowIfLessThan(options.SaveInterval, TimeSpan.Zero, $"{nameof(options)}.{nameof(SaveInterval)}");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.SaveInterval, LongestInterval, $"{nameof(options)}.{nameof(SaveInterval)}");
        ArgumentNullException.ThrowIfNull(options.OnDecodeError, $"{nameof(options)}.{nameof(OnDecodeError)}");
        if (!Enum.IsDefined(options.OnFull)) throw new ArgumentOutOfRangeException($"{nameof(options)}.{nameof(OnFull)}", options.OnFull, "The value is not one of the list.");
        if (options is { IsEphemeral: true, From.OrElse: not null } && options.From != DefaultFrom)
            throw Wrong($"{nameof(options)}.{nameof(From)}", "An ephemeral consumer has no stored position: give it Latest, Earliest, LatestWithoutGap or After(id).");
        return (EventsOptions)options.MemberwiseClone();
    }

    /// <summary>The channel to subscribe to for a type.</summary>
    /// <exception cref="ArgumentException">The channel is none, or belongs to another kind of event.</exception>
    internal ChannelName ChannelFor(EventDescriptor descriptor)
    {
        if (Channel is null) return ChannelName.Parse(descriptor.Channel, nameof(descriptor));
        var channel = ChannelName.Parse(Channel, OptionName);
        var prefix = EventDescriptor.PrefixOf(descriptor.Kind);
        if (channel.Full.StartsWith(prefix, StringComparison.Ordinal)) return channel;
        throw Wrong(OptionName, $"'{channel}' does not start with {prefix}, as channels of {descriptor.Kind} events do.");
    }

    private static ArgumentException Wrong(string parameterName, string message) => new(message, parameterName);
}
