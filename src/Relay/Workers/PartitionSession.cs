using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using TypedStreaming.Hosting;
using TypedStreaming.Hosting.Dispatch;
using TypedStreaming.Relay.Brokers;
using TypedStreaming.Relay.Messages;
using TypedStreaming.Relay.Telemetry;

namespace TypedStreaming.Relay.Workers;

/// <summary>Reads and handles the messages of a partition with one reader, from the time at which the reader was opened until it is closed.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The token sources have no timer, so they have nothing to release.")]
internal sealed class PartitionSession : IAsyncDisposable
{
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _handingOver = new();
    private readonly OpenMessages _open = new();
    private readonly AcknowledgementQueue _acknowledgements;
    private readonly WorkerContext _worker;
    private readonly PartitionWorker _owner;
    private readonly IPartitionReader _reader;
    private readonly Dictionary<string, RememberedEvents> _remembered;
    private readonly EventPartition _partition;
    private readonly MessageParser _parser;
    private readonly Channel<ReceivedMessage> _arrived = Channel.CreateUnbounded<ReceivedMessage>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private DateTimeOffset _activeSince;
    private volatile bool _isFirst;
    private CancellationToken _stopping;
    private EpochFence? _fence;
    private volatile Exception? _failure;
    private volatile bool _hasUnhandled;

    public PartitionSession(WorkerContext worker, PartitionWorker owner, IPartitionReader reader, Dictionary<string, RememberedEvents> remembered)
    {
        (_worker, _owner, _reader, _remembered) = (worker, owner, reader, remembered);
        _partition = new EventPartition(owner.Partition.Number, worker.Stream.Partitions);
        _parser = new MessageParser(_partition, worker.Options, worker.Time);
        _acknowledgements = new AcknowledgementQueue(reader, worker.Time, Lose);
    }

    /// <summary>
    /// True if this worker handles the partition: a message has arrived, so its reader is the first in the waiting line, and the partition is
    /// not being handed over.
    /// </summary>
    public bool IsActive => _isFirst && !_handingOver.IsCancellationRequested;

    public int OpenMessages => _open.Count;

    /// <summary>
    /// True if no more messages will be read. This property becomes true before the cancellation tokens are cancelled, because the tokens are
    /// cancelled by callbacks, which run later.
    /// </summary>
    private bool IsEnding => _stopping.IsCancellationRequested || _handingOver.IsCancellationRequested || _lost.IsCancellationRequested;

    public void HandOver() => _ = _handingOver.CancelAsync();

    /// <summary>Reads messages until the partition is handed over or the worker stops.</summary>
    /// <param name="onMessage">A callback for each message that was taken.</param>
    /// <param name="stopping">The token that is cancelled when the worker stops.</param>
    /// <exception cref="BrokerException">The connection has ended.</exception>
    public async Task RunAsync(Action onMessage, CancellationToken stopping)
    {
        _stopping = stopping;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, _handingOver.Token, _lost.Token);
        var receiving = ReceiveAsync(ending.Token);
        try
        {
            await foreach (var received in _arrived.Reader.ReadAllAsync(ending.Token).ConfigureAwait(false))
            {
                if (!_isFirst) (_activeSince, _isFirst) = (_worker.Time.GetUtcNow(), true);
                await TakeAsync(received, stopping).ConfigureAwait(false);
                onMessage();
                if (IsEnding) break;
            }
        }
        catch (OperationCanceledException) when (IsEnding)
        {
            // Handed over, lost, or stopping.
        }
        catch
        {
            Lose();
            throw;
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await receiving.WaitAsync(BrokerCalls.CloseTimeout, _worker.Time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await LeaveAsync(stopping).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _acknowledgements.DisposeAsync().ConfigureAwait(false);

        // If it fails, the messages that are not acknowledged are delivered again when the broker notices that the connection has ended.
        await BrokerCalls.CloseAsync(_reader, _worker.Time).ConfigureAwait(false);

        // No attempt may still run when the next reader of this worker gets the same messages again. A worker that stops opens no other reader.
        Lose();
        await _open.EmptyAsync(_stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Stops all attempts to handle messages of the partition, because another worker may receive the messages now.</summary>
    private void Lose() => _ = _lost.CancelAsync();

    /// <summary>
    /// Receives messages before they are needed, so that the end of the connection is noticed even while a message waits for earlier messages.
    /// The prefetch limits the number of these messages. The method never throws.
    /// </summary>
    private async Task ReceiveAsync(CancellationToken ending)
    {
        try
        {
            await foreach (var received in _reader.ReadAsync(ending).ConfigureAwait(false)) _arrived.Writer.TryWrite(received);
            throw new BrokerException(BrokerError.Unavailable, "The broker's reader has ended without an error. The partition will be reopened.");
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Handed over, lost, or stopping.
        }
        catch (Exception e)
        {
            _failure = e;
            Lose();
        }
    }

    /// <summary>
    /// Finishes the messages that this worker has begun to handle, before the worker leaves the partition. The next worker then begins after
    /// these messages.
    /// </summary>
    private async Task LeaveAsync(CancellationToken stopping)
    {
        if ((_failure ?? _acknowledgements.Failure) is { } failure) ExceptionDispatchInfo.Throw(failure);
        if (!_handingOver.IsCancellationRequested) return;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, _lost.Token);
        await _open.EmptyAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task TakeAsync(ReceivedMessage received, CancellationToken stopping)
    {
        if (ProbeMessage.Is(received.Message))
        {
            _acknowledgements.Add(received);
            return;
        }

        MessageContent content;
        try
        {
            content = _parser.Parse(received.Message);
            if (_worker.ConsumersOf(content.Channel).Count == 0) throw new InvalidMessageException("this worker has no handler for the channel of the message");
        }
        catch (InvalidMessageException e)
        {
            await PutAwayAsync(received, e, stopping).ConfigureAwait(false);
            return;
        }

        _worker.Organization.Add(content.Organization);
        _fence ??= await BecomeActiveAsync(stopping).ConfigureAwait(false);
        await RaiseEpochAsync(content, stopping).ConfigureAwait(false);
        if (_fence.IsStale(content.Epoch))
        {
            _owner.CountStaleCopy();
            _acknowledgements.Add(received);
        }
        else
        {
            GiveOnce(received, content);
        }
    }

    /// <summary>
    /// Passes an event to the consumers of its channel, unless it is a duplicate of an event that is being handled or was handled recently.
    /// </summary>
    private void GiveOnce(ReceivedMessage received, MessageContent content)
    {
        var remembered = MemoryOf(content.Channel);
        if (content.Gap is { Cause: not (GapCause.GapEvent or GapCause.Overflow) }) remembered.Forget();
        if (_open.TryAttach(content.Identity, remembered.Repetition, received)) return;

        // Only now: an event that has just ended is remembered before it is not open any more.
        if (remembered.Contains(content.Identity)) _acknowledgements.Add(received);
        else Give(received, content, remembered, remembered.Receive(content.Metadata.ReplayId));
    }

    /// <summary>Returns the recently handled events of a channel, which are used to recognize duplicates.</summary>
    private RememberedEvents MemoryOf(string channel)
    {
        if (!_remembered.TryGetValue(channel, out var remembered)) _remembered.Add(channel, remembered = new RememberedEvents(_worker.Options.RememberedEvents));
        return remembered;
    }

    private void Give(ReceivedMessage received, MessageContent content, RememberedEvents remembered, int repetition)
    {
        var consumers = _worker.ConsumersOf(content.Channel);
        var message = new WorkerMessage(received, content, _partition, consumers.Count, MayBeDuplicate(received, content), End, _lost.Token)
        {
            Remembered = remembered, Repetition = repetition,
        };
        _open.Add(message);
        foreach (var consumer in consumers) consumer.Add(message);
    }

    /// <summary>
    /// Returns true if another worker may already have handled the event. Returns false only if the event was created after this reader became the
    /// first in the waiting line, and the worker recognizes all duplicates that have arrived since then.
    /// </summary>
    private bool MayBeDuplicate(ReceivedMessage received, MessageContent content) =>
        received.IsRedelivered || _worker.Options.RememberedEvents == 0 || content.Metadata.CreatedDate is not { } created || created < _activeSince + ClientRun.ClockAllowance;

    private void End(WorkerMessage message)
    {
        if (message.IsHandled) message.Remembered.Add(message.Content.Identity, message.Repetition);
        else _hasUnhandled = true;
        var received = _open.Remove(message);
        if (!message.IsHandled) return;
        foreach (var copy in received) _acknowledgements.Add(copy);
    }

    /// <summary>
    /// Reads and stores the state of the partition before its first message is handled. If another worker has handled messages since this worker
    /// last read the partition, this worker forgets all remembered events. Otherwise, an event of a repeated sequence could be skipped as a
    /// duplicate, although the other worker has handled only a part of that sequence.
    /// </summary>
    private async Task<EpochFence> BecomeActiveAsync(CancellationToken stopping)
    {
        var state = await BrokerCalls.RunAsync(_reader.ReadStateAsync, BrokerCalls.CallTimeout, _worker.Time, stopping).ConfigureAwait(false);
        if (state.Worker != _worker.Id)
        {
            _remembered.Clear();
            await StoreStateAsync(state.Epoch, stopping).ConfigureAwait(false);

            // The next worker may have stored its state before this one, while this process was suspended. Then nothing may be remembered.
            _lost.Token.ThrowIfCancellationRequested();
        }

        return new EpochFence(state.Epoch);
    }

    /// <summary>
    /// Stores a new epoch (the number of the relay's lease) before the first message with that epoch is handled. All earlier messages are finished
    /// first: otherwise, an earlier message that is delivered again would be refused as stale.
    /// </summary>
    private async Task RaiseEpochAsync(MessageContent content, CancellationToken stopping)
    {
        _fence!.Check(content.Lease, _worker.Stream.Name);
        if (content.Epoch is not { } epoch || !_fence.IsNew(epoch)) return;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, _lost.Token);
        await _open.EmptyAsync(either.Token).ConfigureAwait(false);
        await _acknowledgements.FlushAsync(either.Token).ConfigureAwait(false);
        either.Token.ThrowIfCancellationRequested();
        if (_hasUnhandled) throw new BrokerException(BrokerError.Unavailable, "Some messages with a lower epoch were not handled. The partition will be reopened, so that these messages are delivered again.");
        await StoreStateAsync(epoch, stopping).ConfigureAwait(false);
        _fence.Raise(epoch);
        RelayLog.NewEpoch(_worker.Logger, _worker.Name, epoch, _partition.Number);
    }

    private async Task PutAwayAsync(ReceivedMessage received, InvalidMessageException defect, CancellationToken stopping)
    {
        RelayLog.InvalidMessage(_worker.Logger, _worker.Name, _partition.Number, defect.Message);
        await _worker.PutAwayAsync(received.Message, defect, stopping).ConfigureAwait(false);
        _acknowledgements.Add(received);
    }

    private Task StoreStateAsync(long epoch, CancellationToken stopping) => BrokerCalls.RunAsync(
        token => _reader.StoreStateAsync(new PartitionState(epoch, _worker.Id), token), BrokerCalls.CallTimeout, _worker.Time, stopping);
}
