using TypedStreaming.RabbitMq.Tests.Servers;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq.Tests;

public sealed class TlsTests(RabbitMqServer server) : BrokerTest(server)
{
    private const string Failed = "the TLS connection failed";

    [Theory(Timeout = Limit)]
    [InlineData("localhost", null)]
    [InlineData("127.0.0.1", null)]
    [InlineData("127.0.0.1", "localhost")]
    public async Task A_certificate_of_the_given_authority_is_accepted(string host, string? name)
    {
        var broker = Broker(OptionsOf(host, new RabbitMqTlsOptions { CertificateAuthorityFile = Server.Private.Certificates.AuthorityFile, ServerName = name }));
        await using var reader = await broker.OpenReaderAsync(First, 10, Token);
        await using var publisher = await broker.OpenPublisherAsync(Stream, Token);
        await PublishAsync(publisher, [1]);
        Assert.Equal("1", IdOf((await reader.HandleAsync(1, Token))[0]));
    }

    [Fact(Timeout = Limit)]
    public async Task A_certificate_of_an_unknown_authority_is_refused() =>
        await FailsAsync(() => Broker(OptionsOf("localhost", null)).OpenPublisherAsync(Stream, Token), BrokerError.Refused, Failed, "Check the server's certificate, its name, and CertificateAuthorityFile");

    [Fact(Timeout = Limit)]
    public async Task A_certificate_with_another_name_is_refused()
    {
        var tls = new RabbitMqTlsOptions { CertificateAuthorityFile = Server.Private.Certificates.AuthorityFile, ServerName = "mq.acme.example" };
        await FailsAsync(() => Broker(OptionsOf("localhost", tls)).OpenPublisherAsync(Stream, Token), BrokerError.Refused, Failed);
    }

    [Fact(Timeout = Limit)]
    public async Task Another_authority_than_the_given_one_is_refused()
    {
        var tls = new RabbitMqTlsOptions { CertificateAuthorityFile = Server.Private.Certificates.ClientFile };
        await FailsAsync(() => Broker(OptionsOf("localhost", tls)).OpenPublisherAsync(Stream, Token), BrokerError.Refused, Failed);
    }

    /// <summary>
    /// The server verifies the certificate of a client, so the refused one shows that it was sent. With TLS 1.3, the server refuses it after the handshake by closing the
    /// connection.
    /// </summary>
    [Fact(Timeout = Limit)]
    public async Task The_certificate_of_this_program_is_sent()
    {
        var certificates = Server.Private.Certificates;
        var right = new RabbitMqTlsOptions
        {
            CertificateAuthorityFile = certificates.AuthorityFile, ClientCertificateFile = certificates.ClientFile, ClientKeyFile = certificates.ClientKeyFile,
        };
        await (await Broker(OptionsOf("localhost", right)).OpenPublisherAsync(Stream, Token)).DisposeAsync();
        var wrong = new RabbitMqTlsOptions { CertificateAuthorityFile = certificates.AuthorityFile, ClientCertificateFile = certificates.StrangerFile };
        await Assert.ThrowsAsync<BrokerException>(() => Broker(OptionsOf("localhost", wrong)).OpenPublisherAsync(Stream, Token));
    }

    [Fact(Timeout = Limit)]
    public async Task A_file_that_does_not_exist_or_has_no_certificate_is_named()
    {
        var certificates = Server.Private.Certificates;
        foreach (var file in (string[])["/none/authority.pem", certificates.KeyFile])
        {
            await FailsAsync(
                () => Broker(OptionsOf("localhost", new RabbitMqTlsOptions { CertificateAuthorityFile = file })).OpenPublisherAsync(Stream, Token), BrokerError.Configuration, file);
        }

        await FailsAsync(
            () => Broker(OptionsOf("localhost", new RabbitMqTlsOptions { ClientCertificateFile = certificates.ClientFile })).OpenPublisherAsync(Stream, Token),
            BrokerError.Configuration,
            "The options for the RabbitMQ server");
    }

    [Fact(Timeout = Limit)]
    public async Task A_server_without_TLS_on_the_port_is_reported()
    {
        var options = OptionsOf("localhost", null);
        options.Uri = new UriBuilder(options.Uri!) { Port = Server.Private.Port }.Uri;
        var failure = await Assert.ThrowsAsync<BrokerException>(() => Broker(options).OpenPublisherAsync(Stream, Token));
        Assert.True(FailureKind.Of(failure) is BrokerError.Refused or BrokerError.Unavailable);
    }

    private RabbitMqOptions OptionsOf(string host, RabbitMqTlsOptions? tls) => new()
    {
        Uri = new UriBuilder(Server.Private.Address) { Scheme = "amqps", Host = host, Port = Server.Private.TlsPort }.Uri,
        Tls = tls,
    };
}
