using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Logging;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Watching;

/// <summary>
/// The enumerations of all messages that the server sends in one run of the client. If there are no enumerations, messages cause no extra work.
/// </summary>
/// <param name="logger">The logger that reports messages that cannot be shown.</param>
internal sealed class MessageTaps(ILogger logger)
{
    private readonly Lock _gate = new();
    private ImmutableArray<MessageTap> _taps = [];
    private bool _hasEnded;

    /// <summary>Adds an enumeration. Returns false if the run has ended, so that the enumeration belongs to the next run.</summary>
    public bool TryAdd(MessageTap tap)
    {
        lock (_gate)
        {
            if (!_hasEnded) _taps = _taps.Add(tap);
            return !_hasEnded;
        }
    }

    public void Remove(MessageTap tap)
    {
        lock (_gate) _taps = _taps.Remove(tap);
    }

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

    /// <summary>Ends all enumerations. Only the first call has an effect.</summary>
    public void End(Exception? cause, bool discard)
    {
        lock (_gate) _hasEnded = true;
        foreach (var tap in _taps) tap.Queue.Complete(cause, discard);
    }
}
