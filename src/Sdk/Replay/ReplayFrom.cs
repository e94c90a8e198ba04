namespace TypedStreaming;

/// <summary>Where in a channel's history a subscription starts.</summary>
public sealed class ReplayFrom
{
    /// <summary>What <see cref="Settled"/> is for all that the server keeps: it lies before every id.</summary>
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
    /// Only events that come after the subscription is confirmed. Should the session be lost before the first one, events
    /// can be missed in between, which is reported as a <see cref="Gap"/>.
    /// </summary>
    public static ReplayFrom Latest { get; } = new(LatestCode, nameof(Latest));

    /// <summary>
    /// As <see cref="Latest"/>, but a session that is lost before the first event is followed by a replay of all that the
    /// server keeps, of which what is older than the subscription is dropped. Such a replay counts against the org's
    /// allocation of delivered events.
    /// </summary>
    public static ReplayFrom LatestWithoutGap { get; } = new(LatestCode, nameof(LatestWithoutGap));

    /// <summary>All that the server still keeps (24 hours of PushTopic and generic events, 72 of others), then new ones.</summary>
    public static ReplayFrom Earliest { get; } = new(EarliestCode, nameof(Earliest));

    /// <summary>The number on the wire: a replay id, -1 or -2. Of a stored start, that of its alternative.</summary>
    internal long Code { get; }

    /// <summary>The id through which nothing is wanted: <see cref="BeforeAll"/> for all that the server keeps, null for new events only.</summary>
    internal long? Settled => Code switch { LatestCode => null, EarliestCode => BeforeAll, _ => Code };

    /// <summary>What a stored start falls back to, or null if this is none.</summary>
    internal ReplayFrom? OrElse { get; private init; }

    /// <summary>Events after one that was seen before.</summary>
    /// <param name="replayId">The last event's id in this channel. Ids of other channels or orgs mean nothing here.</param>
    /// <returns>A start after that event.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The id is negative.</exception>
    public static ReplayFrom After(long replayId)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(replayId);
        return new ReplayFrom(replayId, $"After({replayId})");
    }

    /// <summary>Behind the last event that the consumer of this name was done with, as the client's replay store says.</summary>
    /// <param name="orElse">Where to start if nothing is stored: <see cref="Earliest"/> for consumers that must not miss an event.</param>
    /// <returns>A start at the stored position.</returns>
    /// <exception cref="ArgumentException">The alternative is a stored start itself.</exception>
    public static ReplayFrom Stored(ReplayFrom orElse)
    {
        ArgumentNullException.ThrowIfNull(orElse);
        if (orElse.OrElse is not null) throw new ArgumentException($"{orElse} is no alternative: give one that needs no store.", nameof(orElse));
        return new ReplayFrom(orElse.Code, $"Stored(orElse: {orElse})") { OrElse = orElse };
    }

    /// <summary>The form that makes it.</summary>
    /// <returns><c>Latest</c>, <c>LatestWithoutGap</c>, <c>Earliest</c>, <c>After(id)</c> or <c>Stored(orElse: ...)</c>.</returns>
    public override string ToString() => _text;
}
