using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>
/// Publishes messages to an exchange, in the order of the calls, and completes each call when the server has stored the message. Every message is
/// published with the AMQP flag <c>mandatory</c>: without it, the server would confirm and drop a message that does not reach any queue. After one
/// failure, all later calls fail.
/// </summary>
internal sealed class ConfirmedChannel : IAsyncDisposable
{
    private readonly Publications _publications = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly ServerConnection _connection;
    private readonly ServerChannel _channel;
    private readonly string _exchange;
    private readonly Rejections _rejections;
    private readonly ITimer _watch;
    private readonly Task _sending;
    private volatile BrokerException? _failure;

    private ConfirmedChannel(ServerConnection connection, ServerChannel channel, string exchange, Rejections rejections)
    {
        (_connection, _channel, _exchange, _rejections) = (connection, channel, exchange, rejections);
        channel.Channel.BasicAcksAsync += OnConfirmed;
        channel.Channel.BasicNacksAsync += OnNotStored;
        channel.Channel.BasicReturnAsync += OnReturned;

        // Nothing of the caller, such as its trace, is kept as long as the channel.
        using var flow = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        _watch = channel.Time.CreateTimer(static publisher => ((ConfirmedChannel)publisher!).CheckAge(), this, TimeLimits.Watch, TimeLimits.Watch);
        _sending = Task.Run(SendAsync);
        _ = Task.Run(FailWithChannelAsync);
    }

    /// <param name="connection">The connection.</param>
    /// <param name="attempt">What is done, for messages.</param>
    /// <param name="exchange">The exchange to publish to.</param>
    /// <param name="rejections">The failures for messages that the server does not store.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="BrokerException">The connection has ended.</exception>
    public static async Task<ConfirmedChannel> OpenAsync(
        ServerConnection connection, Attempt attempt, string exchange, Rejections rejections, CancellationToken cancellationToken)
    {
        var channel = await connection.OpenChannelAsync(attempt, withConfirms: true, cancellationToken).ConfigureAwait(false);
        return new ConfirmedChannel(connection, channel, exchange, rejections);
    }

    /// <summary>True if the server did not store a message, or if the channel has ended. In that case, all later calls fail.</summary>
    public bool HasFailed => _failure is not null;

    /// <exception cref="BrokerException">The message is not stored, or it is not known whether it is.</exception>
    public async Task PublishAsync(string routingKey, BasicProperties properties, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        properties.Persistent = true;
        var publication = new Publication(routingKey, properties, body, _channel.Time.GetTimestamp());
        _publications.Add(publication);
        await publication.Stored.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes the channel. Calls that are not complete fail.</summary>
    public async ValueTask DisposeAsync()
    {
        Fail(_channel.Failure(BrokerError.Unavailable, "this program closed the channel before the messages were confirmed"));
        await _watch.DisposeAsync().ConfigureAwait(false);
        await _sending.ConfigureAwait(false);
        await _channel.DisposeAsync().ConfigureAwait(false);
        _publications.Dispose();
        _ended.Dispose();
    }

    private async Task SendAsync()
    {
        try
        {
            while (await _publications.NextAsync().ConfigureAwait(false) is { } publication)
            {
                await _channel.Channel.BasicPublishAsync(
                    _exchange, publication.RoutingKey, mandatory: true, publication.Properties, publication.Body, _ended.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            // Of any kind: what was sent is not known, so nothing may be sent after it.
            Fail(_channel.Failure(e));
        }
    }

    private async Task FailWithChannelAsync() => Fail(await _channel.Ended.ConfigureAwait(false));

    private void CheckAge()
    {
        if (_publications.OldestCall is not { } oldest || _channel.Time.GetElapsedTime(oldest) < TimeLimits.Confirm) return;
        var reason = _connection.BlockedReason is { } blocked ? $": the server has blocked publishers ({blocked})" : "";
        Fail(_channel.Failure(BrokerError.Unavailable, $"the server did not confirm a message within {TimeLimits.Confirm.TotalSeconds} s{reason}. Check the memory and the disk of the server, and the network"));
    }

    private void Fail(BrokerException failure)
    {
        if (Interlocked.CompareExchange(ref _failure, failure, null) is not null) return;
        _publications.Fail(failure);
        _ = _ended.CancelAsync();
    }

    private Task OnConfirmed(object sender, BasicAckEventArgs confirmed)
    {
        _publications.Confirm(confirmed.DeliveryTag, confirmed.Multiple);
        return Task.CompletedTask;
    }

    private Task OnNotStored(object sender, BasicNackEventArgs refused)
    {
        Fail(_rejections.NotStored());
        return Task.CompletedTask;
    }

    private Task OnReturned(object sender, BasicReturnEventArgs returned)
    {
        // The server confirms a returned message after it has returned it.
        Fail(_rejections.Returned(returned.RoutingKey));
        return Task.CompletedTask;
    }
}
