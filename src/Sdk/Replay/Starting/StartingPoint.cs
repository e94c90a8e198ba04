using TypedStreaming.Replay.Stores;

namespace TypedStreaming.Replay.Starting;

/// <summary>Describes where a consumer's subscription starts, which events the consumer skips, and which events it may have missed.</summary>
/// <param name="From">The start: Latest, LatestWithoutGap, Earliest, or after an id.</param>
internal sealed record StartingPoint(ReplayFrom From)
{
    /// <summary>The date before which events are skipped, according to the server's clock; null if no events are skipped.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The gap before the first event, if events may be missing there; otherwise, null.</summary>
    public Gap? Gap { get; init; }

    /// <summary>
    /// A stored position that may be wrong, so that the application must decide where the consumer starts; null if there is no such position.
    /// </summary>
    public InvalidReplay? Invalid { get; init; }

    /// <summary>Determines the start position of a consumer from its options and its stored position.</summary>
    /// <param name="channel">The channel, which gaps contain.</param>
    /// <param name="wanted">The start that the application wants.</param>
    /// <param name="stored">The cursor that the store returned.</param>
    /// <param name="instance">The host of the org's instance.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="transport">The transport of the consumer.</param>
    /// <exception cref="StreamingException">The stored position belongs to another transport.</exception>
    public static StartingPoint Of(string channel, ReplayFrom wanted, IReplayCursor stored, string instance, DateTimeOffset now, string transport = ReplayTransport.CometD)
    {
        if (wanted.OrElse is not { } orElse) return new StartingPoint(wanted);
        if (stored is IStartingCursor { Start: { } start }) return new StartingPoint(start);
        if (transport != ReplayTransport.CometD) return OfOpaque(channel, orElse, stored.Position, instance, now);
        var undecided = (stored as MigratedCursor)?.Undecided?.Position;
        if ((undecided ?? stored.Position)?.OpaqueId is { } opaque) throw InvalidPosition.OfAnotherTransport(channel, opaque);
        if (undecided?.ReplayId is { } either) return Undecided(channel, orElse, either);
        return stored.Position switch
        {
            null => new StartingPoint(orElse),
            { ReplayId: { } id } position => AfterStored(channel, id, position, instance),
            var anchor => AfterAnchor(channel, orElse, anchor, now),
        };
    }

    /// <summary>
    /// Adds a gap for the events that an earlier enumeration left unread. These events are lost because the org has moved to another instance. If no
    /// replay id is stored, this gap is the only report of the loss.
    /// </summary>
    public StartingPoint WithoutWhatWasLeft(string channel, DateTimeOffset now) =>
        this with { Gap = Gap ?? new Gap { Cause = GapCause.OrgMoved, Channel = channel, To = now } };

    /// <exception cref="StreamingException">The stored position has a number as its id.</exception>
    private static StartingPoint OfOpaque(string channel, ReplayFrom orElse, ReplayPosition? stored, string instance, DateTimeOffset now) => stored switch
    {
        null => new StartingPoint(orElse),
        { ReplayId: { } number } => throw InvalidPosition.OfNumber(channel, number),
        { OpaqueId: { } id } position => HasMoved(position, instance)
            ? new StartingPoint(ReplayFrom.After(id)) { Invalid = new InvalidReplay { Channel = channel, OpaqueId = id, Cause = GapCause.OrgMoved } }
            : new StartingPoint(ReplayFrom.After(id)),
        var anchor => AfterAnchor(channel, orElse, anchor, now),
    };

    private static bool HasMoved(ReplayPosition position, string instance) =>
        position.Instance is { } before && !before.Equals(instance, StringComparison.OrdinalIgnoreCase);

    private static StartingPoint AfterStored(string channel, long id, ReplayPosition position, string instance)
    {
        var start = new StartingPoint(ReplayFrom.After(id));
        return HasMoved(position, instance)
            ? start with { Invalid = new InvalidReplay { Channel = channel, ReplayId = id, Cause = GapCause.OrgMoved } }
            : start;
    }

    private static StartingPoint Undecided(string channel, ReplayFrom orElse, long either) => new(orElse)
    {
        Invalid = new InvalidReplay { Channel = channel, ReplayId = either, Cause = GapCause.PositionsDiffer },
    };

    private static StartingPoint AfterAnchor(string channel, ReplayFrom orElse, ReplayPosition anchor, DateTimeOffset now)
    {
        if (orElse == ReplayFrom.LatestWithoutGap) return new StartingPoint(ReplayFrom.Earliest) { NotBefore = anchor.At };
        if (orElse != ReplayFrom.Latest) return new StartingPoint(orElse);
        return new StartingPoint(orElse)
        {
            Gap = new Gap { Cause = GapCause.RestartedBeforeFirstEvent, Channel = channel, From = anchor.IsBeginning ? null : anchor.At, To = now },
        };
    }
}
