using TypedStreaming.RabbitMq.Tests.Servers;

[assembly: AssemblyFixture(typeof(RabbitMqServer))]

namespace TypedStreaming.RabbitMq.Tests.Servers;

/// <summary>
/// The server of all tests: the one in <c>TEST_RABBITMQ</c> (an AMQP address with a user who may do everything in its virtual host), or a private one, which is
/// started once. Without either, the tests that need it are skipped.
/// </summary>
public sealed class RabbitMqServer : IAsyncLifetime
{
    private const string Missing =
        "RabbitMQ is not installed: sudo apt-get install -y --no-install-recommends rabbitmq-server, or set TEST_RABBITMQ to an AMQP address.";

    private Uri? _address;
    private PrivateServer? _private;

    /// <summary>The address with the login.</summary>
    public Uri Address
    {
        get
        {
            Assert.SkipWhen(_address is null, Missing);
            return _address!;
        }
    }

    /// <summary>True if the queues of a test are not deleted with the server.</summary>
    public bool IsGiven => _address is not null && _private is null;

    /// <summary>The private server, of which a test can be the administrator.</summary>
    internal PrivateServer Private
    {
        get
        {
            _ = Address;
            Assert.SkipWhen(_private is null, "This test needs a private server, and TEST_RABBITMQ names another one.");
            return _private!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("TEST_RABBITMQ") is { Length: > 0 } given)
        {
            _address = new Uri(given);
            return;
        }

        if (!PrivateServer.IsInstalled) return;
        _private = await PrivateServer.StartAsync();
        _address = _private.Address;
    }

    public async ValueTask DisposeAsync()
    {
        if (_private is not null) await _private.DisposeAsync();
    }
}
