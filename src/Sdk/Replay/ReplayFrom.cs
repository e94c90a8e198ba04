namespace TypedStreaming;

/// <summary>The point in a channel's history at which a subscription starts.</summary>
public sealed class ReplayFrom
{
    /// <summary>
    /// The value of <see cref="Settled"/> (the id after which the consumer wants events) for a consumer that starts at the earliest event. It is
    /// smaller than every replay id.
    /// </summary>
    internal const long BeforeAll = -1;

    private const long LatestCode = -1;
    private const long EarliestCode = -2;

    private readonly string _text;

    private ReplayFrom(long code, string text)
    {
        Code = code;
        _text = text;
    }

    /// <summary>
    /// Starts with the events that arrive after the subscription is confirmed. If the session is lost before the first event arrives, events can be
    /// missed. This is reported as a <see cref="Gap"/>.
    /// </summary>
    public static ReplayFrom Latest { get; } = new(LatestCode, nameof(Latest));

    /// <summary>
    /// Starts like <see cref="Latest"/>, with one difference: if the session is lost before the first event arrives, the server replays all events
    /// that it keeps, and the client drops the events that are older than the subscription. Such a replay counts against the org's allocation of
    /// delivered events.
    /// </summary>
    public static ReplayFrom LatestWithoutGap { get; } = new(LatestCode, nameof(LatestWithoutGap));

    /// <summary>
    /// Starts at the oldest event that the server still keeps. Salesforce keeps PushTopic and generic events for 24 hours, and other events for 72
    /// hours. These events are followed by new events.
    /// </summary>
    public static ReplayFrom Earliest { get; } = new(EarliestCode, nameof(Earliest));

    /// <summary>
    /// The number that the subscribe request sends to the server as the start position: a replay id, -1 for new events, or -2 for the earliest event.
    /// If the start position is a stored position, this is the number that is used when no position is stored.
    /// </summary>
    internal long Code { get; }

    /// <summary>
    /// The replay id after which the consumer wants to receive events. It is <see cref="BeforeAll"/> if the consumer starts at the earliest event,
    /// and null if the consumer starts with new events.
    /// </summary>
    internal long? Settled => Code switch { LatestCode => null, EarliestCode => BeforeAll, _ => Code };

    /// <summary>The opaque id after which the consumer wants to receive events; null if the start position does not contain an opaque id.</summary>
    internal OpaqueReplayId? OpaqueId { get; private init; }

    /// <summary>True if the consumer starts after an event whose id is given, either as a number or as bytes.</summary>
    internal bool IsAfterId => Code >= 0 || OpaqueId is not null;

    /// <summary>
    /// The alternative start position that is used if the store contains no position; null if the start does not depend on a stored position.
    /// </summary>
    internal ReplayFrom? OrElse { get; private init; }

    /// <summary>Starts after an event that the application has already processed.</summary>
    /// <param name="replayId">The id of that event in this channel. Ids of other channels or orgs are not valid here.</param>
    /// <returns>A start after that event.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The id is negative.</exception>
    public static ReplayFrom After(long replayId)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(replayId);
        return new ReplayFrom(replayId, $"After({replayId})");
    }

    /// <summary>
    /// Starts after an event that the application has already processed, over the Pub/Sub API. A <see cref="StreamingClient"/> does not accept this
    /// start position.
    /// </summary>
    /// <param name="replayId">The id of that event in this channel, for example <see cref="EventMetadata.OpaqueId"/>. Ids of other channels or orgs
    /// are not valid here.</param>
    /// <returns>A start after that event.</returns>
    public static ReplayFrom After(OpaqueReplayId replayId)
    {
        ArgumentNullException.ThrowIfNull(replayId);
        return new ReplayFrom(EarliestCode, $"After({replayId})") { OpaqueId = replayId };
    }

    /// <summary>
    /// Starts after the last event that the consumer has processed. The position of this event is read from the client's replay store, under the name
    /// of the consumer.
    /// </summary>
    /// <param name="orElse">The start if nothing is stored. Use <see cref="Earliest"/> for consumers that must not miss an event.</param>
    /// <returns>A start at the stored position.</returns>
    /// <exception cref="ArgumentException">The alternative is itself a stored start.</exception>
    public static ReplayFrom Stored(ReplayFrom orElse)
    {
        ArgumentNullException.ThrowIfNull(orElse);
        if (orElse.OrElse is not null) throw new ArgumentException($"The alternative to a stored position cannot be {orElse}: use Latest, LatestWithoutGap, Earliest or After(id).", nameof(orElse));
        return new ReplayFrom(orElse.Code, $"Stored(orElse: {orElse})") { OrElse = orElse, OpaqueId = orElse.OpaqueId };
    }

    /// <summary>Returns the name of this start position, such as <c>Latest</c>.</summary>
    /// <returns><c>Latest</c>, <c>LatestWithoutGap</c>, <c>Earliest</c>, <c>After(id)</c> or <c>Stored(orElse: ...)</c>.</returns>
    public override string ToString() => _text;
}
