namespace TypedStreaming;

/// <summary>Where in a channel's history a subscription starts.</summary>
public sealed class ReplayFrom
{
    private const long LatestCode = -1;
    private const long EarliestCode = -2;

    private readonly string _text;

    private ReplayFrom(long code, string text)
    {
        Code = code;
        _text = text;
    }

    /// <summary>Only events that come after the subscription is confirmed.</summary>
    public static ReplayFrom Latest { get; } = new(LatestCode, nameof(Latest));

    /// <summary>All that the server still keeps (24 hours of PushTopic and generic events), then new ones.</summary>
    public static ReplayFrom Earliest { get; } = new(EarliestCode, nameof(Earliest));

    /// <summary>The number on the wire: a replay id, -1 or -2.</summary>
    internal long Code { get; }

    /// <summary>Events after one that was seen before.</summary>
    /// <param name="replayId">The last event's id in this channel. Ids of other channels or orgs mean nothing here.</param>
    /// <returns>A start after that event.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The id is negative.</exception>
    public static ReplayFrom After(long replayId)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(replayId);
        return new ReplayFrom(replayId, $"After({replayId})");
    }

    /// <summary>The form that makes it.</summary>
    /// <returns><c>Latest</c>, <c>Earliest</c> or <c>After(id)</c>.</returns>
    public override string ToString() => _text;
}
