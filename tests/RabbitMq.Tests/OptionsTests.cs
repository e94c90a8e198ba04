using TypedStreaming.RabbitMq.Tests.Servers;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq.Tests;

public sealed class OptionsTests
{
    private const string Secret = "hush-4711";

    private static readonly StreamTopology Stream = new("orders", 2);

    [Theory]
    [InlineData("http://localhost", "must begin with amqps:// or amqp://, and must contain a host")]
    [InlineData("amqp:///x", "must begin with amqps:// or amqp://, and must contain a host")]
    [InlineData("/relative", "must begin with amqps:// or amqp://, and must contain a host")]
    [InlineData("amqp://u:" + Secret + "@localhost/a/b", "use %2F instead of the slash")]
    [InlineData("amqp://u:" + Secret + "@localhost/?heartbeat=5", "has parameters after the virtual host")]
    [InlineData("amqp://localhost", "The user name is missing")]
    [InlineData("amqp://u@localhost", "The password is missing")]
    [InlineData("amqp://:" + Secret + "@localhost", "The user name is missing")]
    [InlineData("amqp://u:" + Secret + "@mq.acme.example", "The password would be sent to mq.acme.example without encryption. Use amqps or Tls. If nobody else can read the network traffic, you can set AllowPasswordWithoutTls")]
    [InlineData("amqp://u:" + Secret + "@10.0.0.1", "sent to 10.0.0.1 without encryption")]
    [InlineData("amqp://u:" + Secret + "@localhost.acme.example", "without encryption")]
    public void A_wrong_address_is_refused_without_its_text(string address, string text)
    {
        var refused = Assert.ThrowsAny<ArgumentException>(() => new RabbitMqBroker(new RabbitMqOptions { Uri = new Uri(address, UriKind.RelativeOrAbsolute) }));
        Assert.Contains(text, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<string, Action<RabbitMqOptions>> WrongOptions() => new()
    {
        { "Uri and Hosts are not set", static options => options.Hosts = [] },
        { "Hosts contains a value that is not the name", static options => options.Hosts = ["localhost:5672"] },
        { "Hosts contains a value that is not the name", static options => options.Hosts = ["localhost", " "] },
        { "Port is 0; it must be from 1 to 65,535", static options => options.Port = 0 },
        { "Uri already contains the server; do not set Hosts and Port", static options => options.Uri = new Uri("amqp://localhost") },
        { "The user name is missing", static options => options.UserName = "" },
        { "The user name is missing", static options => options.UserName = null },
        { "The password is missing", static options => options.Password = null },
        { "Set Password or PasswordFile, but not both", static options => options.PasswordFile = "/run/secrets/mq" },
        { "The password would be sent to db without encryption", static options => options.Hosts = ["localhost", "db"] },
        { "VirtualHost", static options => options.VirtualHost = "" },
        { "ConnectTimeout is 00:00:00; it must be from 00:00:01 to 00:05:00", static options => options.ConnectTimeout = TimeSpan.Zero },
        { "Heartbeat", static options => options.Heartbeat = TimeSpan.FromHours(1) },
        { "ConsumerTimeout", static options => options.ConsumerTimeout = TimeSpan.Zero },
        { "LongestAttempt", static options => options.LongestAttempt = TimeSpan.Zero },
        { "DeadLetterAge is 50.00:00:00; it must be from 00:00:01 to 49.00:00:00", static options => options.DeadLetterAge = TimeSpan.FromDays(50) },
        { "MaxDeadLetters is 0; it must be 1 or more", static options => options.MaxDeadLetters = 0 },
        { "TimeProvider", static options => options.TimeProvider = null! },
    };

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public void A_wrong_option_is_refused(string text, Action<RabbitMqOptions> change)
    {
        var options = new RabbitMqOptions { Hosts = ["localhost"], UserName = "u", Password = Secret };
        _ = new RabbitMqBroker(options);
        change(options);
        var refused = Assert.ThrowsAny<ArgumentException>(() => new RabbitMqBroker(options));
        Assert.Contains(text, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("amqp://u:p@localhost", "localhost:5672, virtual host '/'")]
    [InlineData("amqp://u:p@127.0.0.7:1234/", "127.0.0.7:1234, virtual host '/'")]
    [InlineData("amqp://u:p@[::1]/a%2Fb", "::1:5672, virtual host 'a/b'")]
    [InlineData("amqps://u:p@mq.acme.example/orders", "mq.acme.example:5671, virtual host 'orders'")]
    public void An_address_is_read(string address, string place) =>
        Assert.Equal(place, new ConnectionSettings(new RabbitMqOptions { Uri = new Uri(address) }).Place);

    [Fact]
    public void Several_hosts_and_a_password_over_a_network_are_accepted_where_the_options_say_so()
    {
        var options = new RabbitMqOptions { Hosts = ["mq1", "mq2"], UserName = "guest", Password = Secret, VirtualHost = "orders", AllowPasswordWithoutTls = true };
        Assert.Equal("mq1:5672, mq2:5672, virtual host 'orders'", new ConnectionSettings(options).Place);
        (options.AllowPasswordWithoutTls, options.Tls) = (false, new RabbitMqTlsOptions());
        Assert.Equal("mq1:5671, mq2:5671, virtual host 'orders'", new ConnectionSettings(options).Place);
    }

    [Fact]
    public async Task A_password_is_decoded_and_shown_nowhere()
    {
        var options = new RabbitMqOptions { Uri = new Uri($"amqp://us%2Fer:{Secret}%40%3A@127.0.0.1:1") };
        var login = Login.Read(options);
        Assert.Equal(("us/er", Secret + "@:"), (login.UserName, await login.PasswordAsync(TestContext.Current.CancellationToken)));
        await using var broker = new RabbitMqBroker(options);
        Assert.All((object[])[options, login, broker, new ConnectionSettings(options)], static shown => Assert.DoesNotContain(Secret, shown.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_does_not_run_is_a_transient_failure()
    {
        // Port 1 is not used, and connections to it are refused at once.
        await using var broker = new RabbitMqBroker(new RabbitMqOptions { Uri = new Uri($"amqp://u:{Secret}@127.0.0.1:1") });
        var failure = await UnavailableAsync(broker);
        Assert.Contains("The RabbitMQ server 127.0.0.1:1, virtual host '/' cannot be used: the server cannot be reached (", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<BrokerException>(() => broker.CountReadersAsync(new GroupPartition(Stream, "g", 0), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_host_that_does_not_exist_is_a_transient_failure()
    {
        await using var broker = new RabbitMqBroker(new RabbitMqOptions { Uri = new Uri($"amqps://u:{Secret}@nowhere.invalid"), ConnectTimeout = TimeSpan.FromSeconds(1) });
        await UnavailableAsync(broker);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_server_that_never_answers_is_a_transient_failure()
    {
        using var silent = new SilentServer();
        foreach (var scheme in (string[])["amqp", "amqps"])
        {
            var options = new RabbitMqOptions { Uri = new UriBuilder(silent.Address) { Scheme = scheme }.Uri, ConnectTimeout = TimeSpan.FromSeconds(1) };
            await using var broker = new RabbitMqBroker(options);
            Assert.Contains("the server did not respond", (await UnavailableAsync(broker)).Message, StringComparison.Ordinal);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_connect_can_be_cancelled()
    {
        using var silent = new SilentServer();
        await using var broker = new RabbitMqBroker(new RabbitMqOptions { Uri = silent.Address });
        using var cancelled = new CancellationTokenSource();
        var opening = broker.OpenPublisherAsync(Stream, cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
    }

    [Fact]
    public async Task A_disposed_broker_is_refused()
    {
        var broker = new RabbitMqBroker(new RabbitMqOptions { Uri = new Uri("amqp://u:p@127.0.0.1:1") });
        await broker.DisposeAsync();
        await broker.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => broker.OpenPublisherAsync(Stream, TestContext.Current.CancellationToken));
    }

    private static async Task<BrokerException> UnavailableAsync(RabbitMqBroker broker)
    {
        var failure = await Assert.ThrowsAsync<BrokerException>(() => broker.OpenPublisherAsync(Stream, TestContext.Current.CancellationToken));
        Assert.True(FailureKind.Of(failure) == BrokerError.Unavailable, failure.Message);
        Assert.DoesNotContain(Secret, failure.ToString(), StringComparison.Ordinal);
        return failure;
    }
}
