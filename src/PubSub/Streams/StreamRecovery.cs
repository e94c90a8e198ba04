using TypedStreaming.Session;

namespace TypedStreaming.PubSub.Streams;

/// <summary>
/// Counts the failures of a stream since its last response, and determines the delay before the next attempt. The recovery ends at the first response
/// of a new call, not when the call is opened, because a call can be opened even if the server then refuses it. The delays become short again only
/// after a call that worked for at least as long as the delay before it. Otherwise, a server that ends each call after its first response would
/// receive many calls per second.
/// </summary>
internal sealed class StreamRecovery(TimeSpan timeout, StreamSettings settings, TimeProvider time, uint jitter)
{
    /// <summary>The number of successive new tokens that the server can reject before the client gives up and ends the consumer.</summary>
    private const int MostRefusedTokens = 3;

    private uint _jitter = jitter;
    private int _failures;
    private int _steps;
    private TimeSpan _lastDelay;
    private long? _workingSince;
    private int _refusedTokens;
    private long _since;

    /// <summary>True from a failure of the stream until its next response.</summary>
    public bool IsRunning => _failures > 0;

    /// <summary>Records a response, which ends the recovery.</summary>
    public void Succeed()
    {
        (_failures, _refusedTokens) = (0, 0);
        _workingSince ??= time.GetTimestamp();
    }

    /// <summary>Records a failure, and returns the delay before the next attempt.</summary>
    /// <returns>The delay before the next attempt, or the failure that ends the consumer.</returns>
    public (TimeSpan Delay, StreamingException? Final) Fail(StreamFailure failure)
    {
        if (_failures++ == 0) _since = time.GetTimestamp();
        if (failure.Reaction == StreamReaction.End) return (default, failure.Cause);
        if (failure.Reaction == StreamReaction.RenewToken && ++_refusedTokens > MostRefusedTokens)
            return (default, StreamExceptions.TokenRefused(failure.Cause));
        _steps = HasWorkedLongEnough() ? 1 : _steps + 1;
        _workingSince = null;
        var delay = _lastDelay = DelayAfter(failure.Reaction);
        if (timeout == Timeout.InfiniteTimeSpan) return (delay, null);
        var left = timeout - time.GetElapsedTime(_since);
        if (left <= TimeSpan.Zero) return (default, StreamExceptions.NotRecovered(failure.Cause, timeout));
        return (delay < left ? delay : left, null);
    }

    private bool HasWorkedLongEnough() =>
        _workingSince is { } since && time.GetElapsedTime(since) >= (_lastDelay > settings.Loss.First ? _lastDelay : settings.Loss.First);

    private TimeSpan DelayAfter(StreamReaction reaction) => reaction switch
    {
        // The first new token is tried at once, because tokens usually expire.
        StreamReaction.RenewToken => _refusedTokens == 1 ? TimeSpan.Zero : settings.FreshTokenRefused.Delay(_refusedTokens - 1, ref _jitter),
        // A server that refuses each start would otherwise get calls without a pause.
        StreamReaction.Restart => _steps == 1 ? TimeSpan.Zero : settings.Loss.Delay(_steps - 1, ref _jitter),
        StreamReaction.ReopenLater => settings.Busy.Delay(_steps, ref _jitter),
        StreamReaction.WaitForLimit => settings.Limit.Delay(_steps, ref _jitter),
        _ => settings.Loss.Delay(_steps, ref _jitter),
    };
}
