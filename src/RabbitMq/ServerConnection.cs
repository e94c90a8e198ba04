using RabbitMQ.Client;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>An open connection to a server whose version is supported.</summary>
internal sealed class ServerConnection : IAsyncDisposable
{
    /// <summary>
    /// The lowest value of <c>frame_max</c> that is accepted from a server. All headers of a message must fit into one frame, and the relay sends up
    /// to 64 KiB of headers.
    /// </summary>
    private const uint LeastFrame = 80 * 1024;

    private const int InternalError = 541;

    private readonly IConnection _connection;
    private readonly Failures _failures;
    private volatile string? _blockedReason;

    private ServerConnection(IConnection connection, ServerVersion version, Failures failures, TimeProvider time)
    {
        (_connection, Version, _failures, Time) = (connection, version, failures, time);
        connection.ConnectionBlockedAsync += (_, blocked) =>
        {
            _blockedReason = blocked.Reason;
            return Task.CompletedTask;
        };
        connection.ConnectionUnblockedAsync += (_, _) =>
        {
            _blockedReason = null;
            return Task.CompletedTask;
        };
    }

    public ServerVersion Version { get; }

    public TimeProvider Time { get; }

    public bool IsOpen => _connection.IsOpen;

    /// <summary>
    /// True if the server has ended the connection with an internal error, for example because another process is creating the same queue.
    /// </summary>
    public bool HasInternalError => _connection.CloseReason is { Initiator: ShutdownInitiator.Peer, ReplyCode: InternalError };

    /// <summary>The reason why the server currently accepts no messages, such as a memory alarm; null if it accepts messages.</summary>
    public string? BlockedReason => _blockedReason;

    /// <summary>The groups whose queues were declared on this connection.</summary>
    public DeclaredGroups Groups { get; } = new();

    /// <exception cref="BrokerException">The version or a setting of the server does not fit. The connection is closed then.</exception>
    public static async Task<ServerConnection> CheckAsync(IConnection connection, Failures failures, TimeProvider time)
    {
        try
        {
            var version = ServerVersion.Read(connection.ServerProperties);
            if (connection.FrameMax is > 0 and < LeastFrame)
                throw new BrokerException(BrokerError.Configuration, $"The server's frame_max is {connection.FrameMax} bytes, but the headers of a message can need {LeastFrame} bytes. Set frame_max to 131072, which is the default.");
            return new ServerConnection(connection, version, failures, time);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <exception cref="BrokerException">The connection has ended.</exception>
    public async Task<ServerChannel> OpenChannelAsync(Attempt attempt, bool withConfirms, CancellationToken cancellationToken)
    {
        try
        {
            // The confirmations are counted here: the client library's own tracking does not keep the order of calls.
            var options = new CreateChannelOptions(publisherConfirmationsEnabled: withConfirms, publisherConfirmationTrackingEnabled: false);
            var channel = await Deadline.RunAsync(TimeLimits.Call, Time, token => _connection.CreateChannelAsync(options, token), cancellationToken).ConfigureAwait(false);
            return new ServerChannel(channel, attempt, _failures, Time);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw _failures.Of(e, attempt);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Deadline.RunAsync(
                TimeLimits.Close, Time, token => _connection.CloseAsync(200, "Goodbye", TimeLimits.Close, abort: true, token), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Of any kind: the connection has ended, or ends by its heartbeat.
        }

        _connection.Dispose();
    }
}
