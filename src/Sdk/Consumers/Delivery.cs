using System.Diagnostics.CodeAnalysis;
using TypedStreaming.Consumers;

namespace TypedStreaming;

/// <summary>
/// An event with what arrived around it, or the reason why it could not be read. The position of its consumer passes it
/// when it, and all before it, are acknowledged.
/// </summary>
/// <typeparam name="T">The event's type.</typeparam>
public sealed class Delivery<T>
{
    private readonly T? _event;
    private readonly Consumption<T> _from;
    private readonly Taken<T> _taken;

    internal Delivery(Consumption<T> from)
    {
        (_from, _taken, _event) = (from, from.Escape(), from.Taken.Value);
        ref readonly var slot = ref from.Taken.Slot;
        Channel = from.Channel;
        ReplayId = slot.Id < 0 ? null : slot.Id;
        CreatedDate = slot.IsDated ? new DateTimeOffset(slot.At, TimeSpan.Zero) : null;
        if (slot.Details is not { } details) return;
        Gap = details.GapBefore ?? details.Gap;
        Error = details.Error;
        IsGapEvent = details.IsGapEvent;
        Type = details.Metadata?.Type;
        EventUuid = details.Metadata?.EventUuid;
        EventApiName = details.Metadata?.EventApiName;
        SchemaId = details.Metadata?.SchemaId;
        Change = details.Metadata?.Change;
    }

    /// <summary>The channel as it was subscribed, with its filter if there is one.</summary>
    public string Channel { get; }

    /// <summary>The position of the event in its channel, or null from a server without replay.</summary>
    public long? ReplayId { get; }

    /// <summary>When the event was made, in UTC, or null where the server does not say.</summary>
    public DateTimeOffset? CreatedDate { get; }

    /// <summary>What happened to a PushTopic's record: <c>created</c>, <c>updated</c>, <c>deleted</c> or <c>undeleted</c>; else null.</summary>
    public string? Type { get; }

    /// <summary>The id that all copies of a platform event share; null for other kinds, and before API version 52.0.</summary>
    public Guid? EventUuid { get; }

    /// <summary>The name of a platform event, which distinguishes those of a custom channel; null for other kinds, and before API version 55.0.</summary>
    public string? EventApiName { get; }

    /// <summary>The id of the schema of a platform or change event; null for other kinds.</summary>
    public string? SchemaId { get; }

    /// <summary>Which records a change event is about, and what happened to them; null for other kinds.</summary>
    public ChangeEventHeader? Change { get; }

    /// <summary>What may be missing right before this event, or instead of it, or null if nothing is.</summary>
    public Gap? Gap { get; }

    /// <summary>Whether this is a gap event: there is no event, and <see cref="Gap"/> and <see cref="Change"/> say which records to read again.</summary>
    public bool IsGapEvent { get; }

    /// <summary>Why the event could not be read, or null if it was.</summary>
    public EventDecodeException? Error { get; }

    /// <summary>The event.</summary>
    /// <exception cref="EventDecodeException">It could not be read as this type.</exception>
    /// <exception cref="GapEventException">It is a gap event.</exception>
    public T Event => Error is not null ? throw Error : IsGapEvent ? throw new GapEventException(Gap!, Acknowledge) : _event!;

    /// <summary>Gets the event without throwing.</summary>
    /// <param name="value">The event, if it could be read.</param>
    /// <returns>Whether it could.</returns>
    public bool TryGetEvent([MaybeNullWhen(false)] out T value)
    {
        value = _event;
        return Error is null && !IsGapEvent;
    }

    /// <summary>
    /// Says that the program is done with the event. In any order, from any thread, also after the enumeration; twice does
    /// no harm. The position is saved a little later: see <see cref="EventsOptions.SaveInterval"/>.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The client is gone, and the position can no longer be saved.</exception>
    /// <exception cref="InvalidOperationException">
    /// Its enumeration ended more than ten minutes ago, or too much was left of ended ones: what was left was given up, and comes again.
    /// </exception>
    public void Acknowledge() => _from.Acknowledge(_taken);

    /// <summary>The channel and the position, never the data.</summary>
    /// <returns>A short text for logs.</returns>
    public override string ToString() => ReplayId is { } id ? $"{Channel} #{id}" : Channel;
}
