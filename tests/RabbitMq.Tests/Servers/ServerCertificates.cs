using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TypedStreaming.RabbitMq.Tests.Servers;

/// <summary>An authority of these tests, a certificate of the server, and one of a client, as PEM files.</summary>
internal sealed class ServerCertificates
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly DirectoryInfo _folder;

    public ServerCertificates(DirectoryInfo folder)
    {
        _folder = folder;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Tests", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        using var authority = request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(1));
        Write(AuthorityFile, authority.ExportCertificatePem());
        Issue(authority, "CN=localhost", "1.3.6.1.5.5.7.3.1", CertificateFile, KeyFile);
        Issue(authority, "CN=client", "1.3.6.1.5.5.7.3.2", ClientFile, ClientKeyFile);
        using var stranger = new CertificateRequest("CN=stranger", key, HashAlgorithmName.SHA256).CreateSelfSigned(Now.AddDays(-1), Now.AddDays(1));
        Write(StrangerFile, stranger.ExportCertificatePem() + '\n' + key.ExportPkcs8PrivateKeyPem());
    }

    public string AuthorityFile => PathOf("authority.pem");

    public string CertificateFile => PathOf("server.pem");

    public string KeyFile => PathOf("server-key.pem");

    public string ClientFile => PathOf("client.pem");

    public string ClientKeyFile => PathOf("client-key.pem");

    /// <summary>A certificate that the authority has not issued, with its key.</summary>
    public string StrangerFile => PathOf("stranger.pem");

    private static void Issue(X509Certificate2 authority, string name, string usage, string file, string keyFile)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        using var certificate = request.Create(authority, Now.AddDays(-1), Now.AddHours(20), RandomNumberGenerator.GetBytes(8));
        Write(file, certificate.ExportCertificatePem());
        Write(keyFile, key.ExportPkcs8PrivateKeyPem());
    }

    private static void Write(string file, string text) => File.WriteAllText(file, text + '\n');

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
