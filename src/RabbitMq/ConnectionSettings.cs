using System.Net;
using System.Security.Cryptography;
using RabbitMQ.Client;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>The validated options of a connection: the address of the server, the login, and the time limits.</summary>
internal sealed class ConnectionSettings
{
    private const int TlsPort = 5671;
    private const int PlainPort = 5672;

    /// <summary>
    /// The size, in bytes, of the largest message that RabbitMQ versions before 4.0 accept. A message that is too large for a worker must still be
    /// delivered, so that the worker can refuse it.
    /// </summary>
    private const uint LargestMessage = 128 * 1024 * 1024;

    private readonly IReadOnlyList<string> _hosts;
    private readonly int _port;
    private readonly string _virtualHost;
    private readonly Login _login;
    private readonly TlsSettings? _tls;
    private readonly TimeSpan _connectTimeout;
    private readonly TimeSpan _heartbeat;

    /// <exception cref="ArgumentException">An option is missing or has a wrong form.</exception>
    public ConnectionSettings(RabbitMqOptions options)
    {
        OptionChecks.Check(options);
        (Time, _connectTimeout, _heartbeat) = (options.TimeProvider, options.ConnectTimeout, options.Heartbeat);
        _hosts = options.Uri is { } uri ? [uri.IdnHost] : [.. options.Hosts];
        _tls = options.Tls is { } tls ? new TlsSettings(tls) : options.Uri?.Scheme == ServerUri.TlsScheme ? new TlsSettings(new RabbitMqTlsOptions()) : null;
        _port = options.Uri is { Port: > 0 } named ? named.Port : options.Port ?? (_tls is null ? PlainPort : TlsPort);
        _virtualHost = ServerUri.VirtualHost(options.Uri) ?? options.VirtualHost;
        _login = Login.Read(options);
        if (_tls is null && !options.AllowPasswordWithoutTls && _hosts.FirstOrDefault(static host => !IsThisMachine(host)) is { } network) throw Unencrypted(network);
        Place = $"{string.Join(", ", _hosts.Select(host => $"{host}:{_port}"))}, virtual host '{_virtualHost}'";
    }

    /// <summary>The addresses of the servers and the virtual host, for error messages.</summary>
    public string Place { get; }

    public TimeProvider Time { get; }

    /// <summary>The time limit for connecting to all configured hosts, one after the other.</summary>
    public TimeSpan ConnectLimit => _connectTimeout * _hosts.Count;

    /// <summary>
    /// Connects and logs in. The files with the password and the certificates are read for each new connection, so that they can be replaced while
    /// the application is running.
    /// </summary>
    /// <param name="name">The name of the connection, which administrators see.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="BrokerException">A file cannot be used.</exception>
    public async Task<IConnection> ConnectAsync(string name, CancellationToken cancellationToken)
    {
        var (password, endpoints) = await ReadFilesAsync(cancellationToken).ConfigureAwait(false);
        var factory = new ConnectionFactory
        {
            UserName = _login.UserName,
            Password = password,
            VirtualHost = _virtualHost,
            AutomaticRecoveryEnabled = false, // the callers open again, and know then what was not confirmed
            TopologyRecoveryEnabled = false,
            RequestedHeartbeat = _heartbeat,
            RequestedConnectionTimeout = _connectTimeout,
            HandshakeContinuationTimeout = _connectTimeout,
            ContinuationTimeout = 2 * TimeLimits.Call, // So that a call always ends by its own limit, with one text.
        };
        return await factory.CreateConnectionAsync(endpoints, name, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(string Password, IReadOnlyList<AmqpTcpEndpoint> Endpoints)> ReadFilesAsync(CancellationToken cancellationToken)
    {
        try
        {
            var password = await _login.PasswordAsync(cancellationToken).ConfigureAwait(false);
            return (password, [.. _hosts.Select(host => new AmqpTcpEndpoint(host, _port, _tls?.ForHost(host) ?? new SslOption(), LargestMessage))]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new BrokerException(
                BrokerError.Configuration,
                $"The options for the RabbitMQ server {Place} contain the path of a file that cannot be used: {e.Message.TrimEnd('.')}. Create the file, correct its path, or give this program permission to read it.",
                e);
        }
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static ArgumentException Unencrypted(string host) => new(
        $"The password would be sent to {host} without encryption. Use amqps or {nameof(RabbitMqOptions.Tls)}. If nobody else can read the network traffic, you can set {nameof(RabbitMqOptions.AllowPasswordWithoutTls)}.");
}
