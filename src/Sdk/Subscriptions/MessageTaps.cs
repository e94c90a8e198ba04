using System.Collections.Immutable;
using System.Text.Json;

namespace TypedStreaming.Subscriptions;

/// <summary>The running enumerations of all messages. Without any, messages cost nothing here.</summary>
internal sealed class MessageTaps
{
    private ImmutableArray<MessageTap> _taps = [];

    public bool IsEmpty => _taps.IsEmpty;

    public void Add(MessageTap tap) => ImmutableInterlocked.Update(ref _taps, static (taps, added) => taps.Add(added), tap);

    public void Remove(MessageTap tap) => ImmutableInterlocked.Update(ref _taps, static (taps, removed) => taps.Remove(removed), tap);

    public void Offer(ReadOnlySpan<byte> message)
    {
        var taps = _taps;
        if (taps.IsEmpty) return;
        try
        {
            var parsed = BayeuxMessage.Parse(message);
            foreach (var tap in taps) tap.Offer(parsed, message.Length);
        }
        catch (JsonException e)
        {
            var unreadable = new StreamingException(Reason.Protocol, $"A message of the server cannot be shown by Messages(): {e.Message}", e);
            foreach (var tap in taps) tap.Queue.Complete(unreadable, discard: false);
        }
    }

    /// <summary>Ends all of them; those that start later are not touched.</summary>
    public void End(Exception? cause, bool discard)
    {
        foreach (var tap in _taps) tap.Queue.Complete(cause, discard);
    }
}
