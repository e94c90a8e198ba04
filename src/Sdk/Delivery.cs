using System.Diagnostics.CodeAnalysis;
using TypedStreaming.Consumers;

namespace TypedStreaming;

/// <summary>
/// An event with its metadata, or with an error if the event could not be read. The consumer's position moves past the event when this event and all
/// earlier events are acknowledged.
/// </summary>
/// <typeparam name="T">The event's type.</typeparam>
public sealed class Delivery<T>
{
    private readonly T? _event;
    private readonly QueueReader<T> _from;
    private readonly TakenEntry<T> _taken;

    internal Delivery(QueueReader<T> from)
    {
        (_from, _taken, _event) = (from, from.Escape(), from.Taken.Value);
        ref readonly var entry = ref from.Taken.Entry;
        Channel = from.Channel;
        OpaqueId = entry.Details?.OpaqueId;
        ReplayId = OpaqueId is not null ? entry.Details!.Metadata?.ReplayId : entry.Id < 0 ? null : entry.Id;
        CreatedDate = entry.IsDated ? new DateTimeOffset(entry.At, TimeSpan.Zero) : null;
        if (entry.Details is not { } details) return;
        Gap = details.GapBefore ?? details.Gap;
        Error = details.Error;
        IsGapEvent = details.IsGapEvent;
        Type = details.Metadata?.Type;
        EventUuid = details.Metadata?.EventUuid;
        EventApiName = details.Metadata?.EventApiName;
        SchemaId = details.Metadata?.SchemaId;
        Change = details.Metadata?.Change;
    }

    /// <summary>The channel as specified in the subscription, with its filter if there is one.</summary>
    public string Channel { get; }

    /// <summary>The position of the event in its channel, or null if the server does not support replay.</summary>
    public long? ReplayId { get; }

    /// <summary>
    /// The position of the event as bytes that only the server can interpret, for events from the Pub/Sub API; null over CometD. See
    /// <see cref="EventMetadata.OpaqueId"/>.
    /// </summary>
    public OpaqueReplayId? OpaqueId { get; }

    /// <summary>The time at which the event was created, in UTC, or null if the server does not send it.</summary>
    public DateTimeOffset? CreatedDate { get; }

    /// <summary>
    /// The type of change to a PushTopic's record: <c>created</c>, <c>updated</c>, <c>deleted</c> or <c>undeleted</c>; otherwise, null.
    /// </summary>
    public string? Type { get; }

    /// <summary>The id that a platform event shares with its duplicates; null for other kinds of events, and before API version 52.0.</summary>
    public Guid? EventUuid { get; }

    /// <summary>
    /// The name of a platform event, which distinguishes the events of a custom channel; null for other kinds of events, and before API version 55.0.
    /// </summary>
    public string? EventApiName { get; }

    /// <summary>The id of the schema of a platform or change event; null for other kinds of events.</summary>
    public string? SchemaId { get; }

    /// <summary>The header of a change event, which contains the type of change and the record ids; null for other kinds of events.</summary>
    public ChangeEventHeader? Change { get; }

    /// <summary>The gap directly before this event. For a gap event, it is the gap that the event reports. Null if no events are missing.</summary>
    public Gap? Gap { get; }

    /// <summary>
    /// Gets a value that indicates whether this is a gap event. A gap event has no data; <see cref="Gap"/> and <see cref="Change"/> contain the
    /// ids of the records to read again.
    /// </summary>
    public bool IsGapEvent { get; }

    /// <summary>The error, if the event could not be read; otherwise, null.</summary>
    public EventDecodeException? Error { get; }

    /// <summary>The event. This property throws an exception if the event could not be read, or if this is a gap event.</summary>
    /// <exception cref="EventDecodeException">The event could not be read as this type.</exception>
    /// <exception cref="GapEventException">This is a gap event, which has no data.</exception>
    public T Event => Error is not null ? throw Error : IsGapEvent ? throw new GapEventException(Gap!, Acknowledge) : _event!;

    /// <summary>Gets the event. Returns false, and does not throw, if the event could not be read or if this is a gap event.</summary>
    /// <param name="value">The event, if it could be read.</param>
    /// <returns>True if the event could be read.</returns>
    public bool TryGetEvent([MaybeNullWhen(false)] out T value)
    {
        value = _event;
        return Error is null && !IsGapEvent;
    }

    /// <summary>
    /// Acknowledges the event, which means that the application has processed it. You can acknowledge events in any order, from any thread, and
    /// after the enumeration has ended. A second call has no effect. The position is saved a little later: see
    /// <see cref="EventsOptions.SaveInterval"/>.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The client is disposed, so the position can no longer be saved.</exception>
    /// <exception cref="InvalidOperationException">The event can no longer be acknowledged, and will be delivered again. Its enumeration ended
    /// more than ten minutes ago, or too many unacknowledged events of ended enumerations were kept.</exception>
    public void Acknowledge() => _from.Acknowledge(_taken);

    /// <summary>Returns the channel and the replay id, never the event's data.</summary>
    /// <returns>A short text for logs.</returns>
    public override string ToString() => ReplayId is { } id ? $"{Channel} #{id}" : Channel;
}
