using System.Diagnostics.CodeAnalysis;
using TypedStreaming.Replay;
using TypedStreaming.Subscriptions;

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
    private readonly DeliveryTicket _ticket;

    internal Delivery(Consumption<T> from)
    {
        var received = from.Current;
        (_from, _ticket) = (from, from.Ticket);
        Channel = from.Channel;
        Gap = from.Gap;
        _event = received.Event;
        ReplayId = received.ReplayId;
        CreatedDate = received.CreatedDate;
        Type = received.Type;
        Error = received.Error;
    }

    /// <summary>The channel as it was subscribed, with its filter if there is one.</summary>
    public string Channel { get; }

    /// <summary>The position of the event in its channel, or null from a server without replay.</summary>
    public long? ReplayId { get; }

    /// <summary>When the event was made, in UTC, or null where the server does not say.</summary>
    public DateTimeOffset? CreatedDate { get; }

    /// <summary>What happened to a PushTopic's record: <c>created</c>, <c>updated</c>, <c>deleted</c> or <c>undeleted</c>; else null.</summary>
    public string? Type { get; }

    /// <summary>What may be missing right before this event, or null if nothing is.</summary>
    public Gap? Gap { get; }

    /// <summary>Why the event could not be read, or null if it was.</summary>
    public EventDecodeException? Error { get; }

    /// <summary>The event.</summary>
    /// <exception cref="EventDecodeException">It could not be read as this type.</exception>
    public T Event => Error is null ? _event! : throw Error;

    /// <summary>Gets the event without throwing.</summary>
    /// <param name="value">The event, if it could be read.</param>
    /// <returns>Whether it could.</returns>
    public bool TryGetEvent([MaybeNullWhen(false)] out T value)
    {
        value = _event;
        return Error is null;
    }

    /// <summary>
    /// Tells that the program is done with the event. In any order, from any thread, also after the enumeration; twice does
    /// no harm. The position is saved a little later: see <see cref="EventsOptions.SaveInterval"/>.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The client is gone, and the position can no longer be saved.</exception>
    public void Acknowledge() => _from.Acknowledge(_ticket);

    /// <summary>The channel and the position, never the data.</summary>
    /// <returns>A short text for logs.</returns>
    public override string ToString() => ReplayId is { } id ? $"{Channel} #{id}" : Channel;
}
