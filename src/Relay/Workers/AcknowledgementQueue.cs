using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using TypedStreaming.Relay.Brokers;

namespace TypedStreaming.Relay.Workers;

/// <summary>Sends the acknowledgements of one reader in the background, so that no handler has to wait for the broker.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The token source has no timer, so it has nothing to release.")]
internal sealed class AcknowledgementQueue : IAsyncDisposable
{
    private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(5);

    private readonly Channel<object> _waiting = Channel.CreateUnbounded<object>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _ended = new();
    private readonly IPartitionReader _reader;
    private readonly TimeProvider _time;
    private readonly Action _onFailure;
    private readonly Task _running;

    public AcknowledgementQueue(IPartitionReader reader, TimeProvider time, Action onFailure)
    {
        (_reader, _time, _onFailure) = (reader, time, onFailure);
        _running = Task.Run(RunAsync);
    }

    /// <summary>The failure after which no more acknowledgements are sent, or null if there was no failure.</summary>
    public BrokerException? Failure { get; private set; }

    /// <summary>Adds an acknowledgement. After a failure, the call has no effect, and the message is delivered again.</summary>
    public void Add(ReceivedMessage message) => _waiting.Writer.TryWrite(message);

    /// <summary>Waits until all acknowledgements that were added earlier are sent.</summary>
    /// <exception cref="BrokerException">One of them could not be sent.</exception>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_waiting.Writer.TryWrite(sent)) throw Failure ?? new BrokerException(BrokerError.Unavailable, "The reader is closed. Messages that were not acknowledged will be delivered again.");
        await sent.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _running.WaitAsync(FlushTimeout, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _ended.CancelAsync().ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        try
        {
            await foreach (var next in _waiting.Reader.ReadAllAsync(_ended.Token).ConfigureAwait(false))
            {
                if (next is ReceivedMessage message) await SendAsync(message).ConfigureAwait(false);
                else ((TaskCompletionSource)next).TrySetResult();
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The session has ended. What is not acknowledged is delivered again.
        }
        catch (Exception e)
        {
            Failure = e as BrokerException ?? new BrokerException(BrokerError.Unavailable, $"An acknowledgement could not be sent: {e.GetType().Name}. The message will be delivered again.", e);
            _waiting.Writer.TryComplete();
            while (_waiting.Reader.TryRead(out var next)) (next as TaskCompletionSource)?.TrySetException(Failure);
            _onFailure();
        }
    }

    private async ValueTask SendAsync(ReceivedMessage message)
    {
        var sending = _reader.AcknowledgeAsync(message, _ended.Token);
        if (sending.IsCompleted) await sending.ConfigureAwait(false);
        else await sending.AsTask().WaitAsync(BrokerCalls.CallTimeout, _time, _ended.Token).ConfigureAwait(false);
    }
}
