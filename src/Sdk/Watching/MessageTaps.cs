using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Logging;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Watching;

/// <summary>
/// The running enumerations of all messages that the server sends. If there are no running enumerations, messages cause no extra work.
/// </summary>
/// <param name="logger">The logger that reports messages that cannot be shown.</param>
internal sealed class MessageTaps(ILogger logger)
{
    private ImmutableArray<MessageTap> _taps = [];

    public void Add(MessageTap tap) => ImmutableInterlocked.Update(ref _taps, static (taps, added) => taps.Add(added), tap);

    public void Remove(MessageTap tap) => ImmutableInterlocked.Update(ref _taps, static (taps, removed) => taps.Remove(removed), tap);

    /// <param name="channel">The channel's text.</param>
    /// <param name="message">The message.</param>
    public void Offer(ReadOnlySpan<byte> channel, ReadOnlySpan<byte> message)
    {
        var taps = _taps;
        if (taps.IsEmpty) return;
        if (BayeuxMessage.TryParse(message) is not { } parsed)
        {
            SessionLog.TooDeepToShow(logger, Encoding.UTF8.GetString(channel));
            return;
        }

        foreach (var tap in taps) tap.Offer(parsed, message.Length);
    }

    /// <summary>Ends all running enumerations; enumerations that start later are not affected.</summary>
    public void End(Exception? cause, bool discard)
    {
        foreach (var tap in _taps) tap.Queue.Complete(cause, discard);
    }
}
