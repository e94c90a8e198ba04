using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TypedStreaming.PubSub.Tests.Fixtures;

/// <summary>Accepts TLS connections with HTTP/2 on loopback, and passes their bytes on to a server without TLS.</summary>
internal sealed class TlsFront : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate = SelfSigned();
    private readonly CancellationTokenSource _ends = new();
    private readonly int _target;
    private readonly Task _accepting;

    public TlsFront(Uri target)
    {
        _target = target.Port;
        _listener.Start();
        _accepting = Pipes.AcceptAsync(_listener, ServeAsync, _ends.Token);
    }

    public Uri Url => new($"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>The certificate, for a client that trusts it.</summary>
    public string CertificatePem => _certificate.ExportCertificatePem();

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        _listener.Stop();
        await _accepting;
        _certificate.Dispose();
        _ends.Dispose();
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    private async Task ServeAsync(TcpClient client, CancellationToken cancellationToken)
    {
        await using var tls = new SslStream(client.GetStream());
        var options = new SslServerAuthenticationOptions { ServerCertificate = _certificate, ApplicationProtocols = [SslApplicationProtocol.Http2] };
        await tls.AuthenticateAsServerAsync(options, cancellationToken);
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, _target, cancellationToken);
        await Pipes.JoinAsync(tls, server.GetStream(), cancellationToken);
    }
}
