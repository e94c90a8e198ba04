using System.Threading.Channels;
using TypedStreaming.Relay.Brokers;
using TypedStreaming.Relay.Messages;

namespace TypedStreaming.Relay.Publishing;

/// <summary>
/// Publishes events to a stream in order. After a failure, it opens a new publisher on the broker, and publishes the first unconfirmed event and
/// all later events again, in order. If the broker is unavailable for more than five seconds, it gives up.
/// </summary>
internal sealed class RetryingPublisher : IAsyncDisposable
{
    /// <summary>The time for which publishing is retried after a failure while the subscription stays open.</summary>
    public static readonly TimeSpan LongestOutage = TimeSpan.FromSeconds(5);

    private readonly Channel<OutgoingEvent> _waiting = Channel.CreateBounded<OutgoingEvent>(new BoundedChannelOptions(64) { SingleReader = true });
    private readonly CancellationTokenSource _broken = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly UnconfirmedEvents _unconfirmed;
    private readonly IEventBroker _broker;
    private readonly StreamTopology _stream;
    private readonly TimeProvider _time;
    private readonly Task _running;
    private volatile bool _hasProgress = true;
    private long _failingSince;
    private int _failures;

    private RetryingPublisher(IEventBroker broker, StreamTopology stream, IEventPublisher first, int maxUnconfirmed, TimeProvider time)
    {
        (_broker, _stream, _time, _unconfirmed) = (broker, stream, time, new UnconfirmedEvents(maxUnconfirmed));
        _running = Task.Run(() => RunAsync(first));
    }

    /// <summary>
    /// The token that is cancelled when the publisher gives up, because the broker has been unavailable for too long. <see cref="Failure"/> then
    /// contains the reason.
    /// </summary>
    public CancellationToken Broken => _broken.Token;

    /// <summary>The reason why the publisher has given up (because the broker was unavailable for too long), or null.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The number of published events that the broker has not confirmed yet.</summary>
    public int Unconfirmed => _unconfirmed.Count;

    /// <exception cref="BrokerException">The broker cannot be used.</exception>
    public static async Task<RetryingPublisher> OpenAsync(
        IEventBroker broker, StreamTopology stream, int maxUnconfirmed, TimeProvider time, CancellationToken cancellationToken)
    {
        var first = await OpenAsync(broker, stream, BrokerCalls.CallTimeout, time, cancellationToken).ConfigureAwait(false);
        return new RetryingPublisher(broker, stream, first, maxUnconfirmed, time);
    }

    /// <summary>
    /// Adds an event that must be published. If too many events are unconfirmed, the call first waits until the broker has confirmed some of
    /// them.
    /// </summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="ChannelClosedException">The publisher has given up.</exception>
    public ValueTask AddAsync(OutgoingEvent outgoing, CancellationToken cancellationToken) => _waiting.Writer.WriteAsync(outgoing, cancellationToken);

    /// <summary>Waits until all added events are stored. No event can be added after this call.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public Task CompleteAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        return _running.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _broken.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Opens a publisher on the broker, and checks that every partition is read by at least one group.</summary>
    private static async Task<IEventPublisher> OpenAsync(
        IEventBroker broker, StreamTopology stream, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        var publisher = await BrokerCalls.RunAsync(token => broker.OpenPublisherAsync(stream, token), timeout, time, cancellationToken).ConfigureAwait(false);
        try
        {
            await BrokerCalls.RunAsync(
                token => Task.WhenAll(Enumerable.Range(0, stream.Partitions).Select(partition => publisher.PublishAsync(ProbeMessage.For(partition), token))),
                timeout, time, cancellationToken).ConfigureAwait(false);
            return publisher;
        }
        catch
        {
            await publisher.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Publishes events until <see cref="CompleteAsync"/> has been called and all events are stored, or until the broker has been unavailable
    /// for too long. The method never throws.
    /// </summary>
    private async Task RunAsync(IEventPublisher publisher)
    {
        try
        {
            while (await PublishWithAsync(publisher).ConfigureAwait(false) is { } failure) publisher = await ReopenAsync(failure).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The events that are not stored will be delivered and published again.
        }
        catch (Exception e)
        {
            await GiveUpAsync(e).ConfigureAwait(false);
        }
    }

    /// <summary>Publishes events with one publisher of the broker, until the publisher fails or all events are stored.</summary>
    /// <returns>The failure, or null if all is done.</returns>
    private async Task<BrokerException?> PublishWithAsync(IEventPublisher publisher)
    {
        var session = new PublisherSession(publisher, _unconfirmed, _time, () => _hasProgress = true);
        try
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, session.Failed);
            foreach (var outgoing in session.Begin()) session.Publish(outgoing);
            while (await _waiting.Reader.WaitToReadAsync(ending.Token).ConfigureAwait(false))
            {
                while (_waiting.Reader.TryPeek(out var next))
                {
                    await _unconfirmed.RoomAsync(next, ending.Token).ConfigureAwait(false);
                    _unconfirmed.Add(next);
                    _waiting.Reader.TryRead(out _);
                    session.Publish(next);
                }
            }

            await _unconfirmed.EmptyAsync(ending.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (session.Failure is not null && !_stopping.IsCancellationRequested)
        {
            return session.Failure as BrokerException ?? throw session.Failure;
        }
        finally
        {
            await session.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Opens another publisher after a failure, unless the broker has been unavailable for too long.</summary>
    private async Task<IEventPublisher> ReopenAsync(BrokerException failure)
    {
        if (_hasProgress) (_hasProgress, _failingSince, _failures) = (false, _time.GetTimestamp(), 0);
        while (true)
        {
            if (!failure.IsTransient || Remaining() <= TimeSpan.Zero) throw failure;
            await Task.Delay(TimeSpan.FromSeconds(Math.Min(0.1 * (1 << Math.Min(_failures++, 4)), 1)), _time, _stopping.Token).ConfigureAwait(false);
            if (Remaining() is not { Ticks: > 0 } remaining) throw failure;
            try
            {
                return await OpenAsync(_broker, _stream, remaining, _time, _stopping.Token).ConfigureAwait(false);
            }
            catch (BrokerException e)
            {
                failure = e;
            }
        }

        TimeSpan Remaining() => LongestOutage - _time.GetElapsedTime(_failingSince);
    }

    private async Task GiveUpAsync(Exception failure)
    {
        Failure = failure;
        _waiting.Writer.TryComplete(failure);
        await _broken.CancelAsync().ConfigureAwait(false);
    }
}
