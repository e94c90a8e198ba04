using System.Diagnostics.CodeAnalysis;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Routing;

/// <summary>
/// The last event message on a channel. The consumers of the channel that receive messages share this object, and thus one copy of the message's
/// bytes. The message can be garbage-collected when no consumer holds it any more. Used by the poll loop only.
/// </summary>
internal sealed class SharedMessage
{
    private readonly WeakReference<EventMessage?> _last = new(null);

    /// <summary>Gets the message that contains an event.</summary>
    /// <param name="channel">The channel in the form that was subscribed to.</param>
    /// <param name="frame">The event.</param>
    /// <param name="message">The message.</param>
    /// <returns>True if another consumer has the message already; false if it was created by this call.</returns>
    public bool Get(string channel, in EventFrame frame, out EventMessage message)
    {
        if (IsLast(frame, out var last))
        {
            message = last;
            return true;
        }

        message = new EventMessage(channel, frame.Message.ToArray(), EventMetadata.From(channel, frame));
        _last.SetTarget(message);
        return false;
    }

    private bool IsLast(in EventFrame frame, [NotNullWhen(true)] out EventMessage? last) =>
        _last.TryGetTarget(out last) && last.Body.Span.SequenceEqual(frame.Message);
}
