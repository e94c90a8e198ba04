
namespace TypedStreaming.Session;

/// <summary>Repeats the first subscribe request of a consumer for as long as the consumer's options allow.</summary>
internal sealed class FirstSubscribeRetry(SubscribeRetryOptions options, TimeProvider time)
{
    /// <summary>The maximum time that the client waits, even if the server asks for a longer wait.</summary>
    private static readonly TimeSpan LongestWait = RetryAfterLimits.LongestHandshakeWait;

    private TimeSpan _delay = Shorter(options.InitialDelay, options.MaximumDelay);
    private int _count;

    /// <param name="channel">The channel, for the callbacks of the options.</param>
    /// <param name="attempt">Sends the subscribe request once.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The result of the first successful attempt.</returns>
    /// <exception cref="Exception">The exception of the last attempt.</exception>
    public async Task<T> RunAsync<T>(string channel, Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        while (true)
        {
            var asked = TimeSpan.Zero;
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (Exception e) when (e is not (OperationCanceledException or StreamingException { Error: StreamingError.PositionTaken }) && _count < options.MaximumCount)
            {
                if (!await AllowsAsync(channel, e, cancellationToken).ConfigureAwait(false)) throw;
                asked = Shorter((e as StreamingException)?.RetryAfter ?? TimeSpan.Zero, LongestWait);
            }

            await Task.Delay(Longer(_delay, asked), time, cancellationToken).ConfigureAwait(false);
            _count++;
            _delay = Next(_delay);
        }
    }

    private ValueTask<bool> AllowsAsync(string channel, Exception failure, CancellationToken cancellationToken)
    {
        if (failure is not StreamingException { Reply: { } reply })
            return options.ShouldRetryOnException?.Invoke(channel, failure, cancellationToken) ?? ValueTask.FromResult(false);
        return options.ShouldRetryOnErrorResponse?.Invoke(channel, reply, cancellationToken)
            ?? ValueTask.FromResult(BayeuxErrorClassifier.IsUnavailable(reply));
    }

    /// <summary>
    /// Returns the next delay. The delay is limited, because with a large factor, it could exceed the range of a <see cref="TimeSpan"/>.
    /// </summary>
    private TimeSpan Next(TimeSpan delay)
    {
        var seconds = delay.TotalSeconds * options.Factor;
        return seconds < options.MaximumDelay.TotalSeconds ? TimeSpan.FromSeconds(seconds) : options.MaximumDelay;
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
