using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>An AMQP channel. Each call has a time limit. If a call fails, it throws a <see cref="BrokerException"/>.</summary>
internal sealed class ServerChannel : IAsyncDisposable
{
    private readonly Attempt _attempt;
    private readonly Failures _failures;
    private readonly TaskCompletionSource<BrokerException> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isDisposed;

    public ServerChannel(IChannel channel, Attempt attempt, Failures failures, TimeProvider time)
    {
        (Channel, _attempt, _failures, Time) = (channel, attempt, failures, time);
        channel.ChannelShutdownAsync += OnShutdownAsync;
    }

    /// <summary>A task that completes when the channel has ended, and returns the reason. It also completes when the channel is disposed.</summary>
    public Task<BrokerException> Ended => _ended.Task;

    public IChannel Channel { get; }

    public TimeProvider Time { get; }

    public BrokerException Failure(Exception failure) => _failures.Of(failure, _attempt);

    public BrokerException Failure(BrokerError error, string reason) => _failures.Failure(error, _attempt, reason);

    /// <exception cref="BrokerException">The call failed.</exception>
    public async Task<TResult> CallAsync<TResult>(Attempt attempt, Func<IChannel, CancellationToken, Task<TResult>> act, CancellationToken cancellationToken)
    {
        try
        {
            return await Deadline.RunAsync(TimeLimits.Call, Time, token => act(Channel, token), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw _failures.Of(e, attempt);
        }
    }

    /// <exception cref="BrokerException">The call failed.</exception>
    public Task CallAsync(Attempt attempt, Func<IChannel, CancellationToken, Task> act, CancellationToken cancellationToken) => CallAsync(
        attempt,
        async (channel, token) =>
        {
            await act(channel, token).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Closes the channel after all data that was sent on it has been written. The method never throws.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1) return;
        try
        {
            await Deadline.RunAsync(TimeLimits.Close, Time, token => Channel.CloseAsync(token), CancellationToken.None).ConfigureAwait(false);
            await Channel.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Of any kind: the channel has ended already, or ends with its connection.
        }
    }

    private Task OnShutdownAsync(object sender, ShutdownEventArgs reason)
    {
        _ended.TrySetResult(_failures.Of(reason, _attempt));
        return Task.CompletedTask;
    }
}
