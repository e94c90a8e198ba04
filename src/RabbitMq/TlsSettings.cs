using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RabbitMQ.Client;

namespace TypedStreaming.RabbitMq;

/// <summary>The TLS settings, including the files that are read for each new connection.</summary>
internal sealed class TlsSettings(RabbitMqTlsOptions options)
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly string? _authorityFile = options.CertificateAuthorityFile;
    private readonly string? _serverName = options.ServerName;
    private readonly string? _certificateFile = options.ClientCertificateFile;
    private readonly string? _keyFile = options.ClientKeyFile;

    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This program has no permission to read a file.</exception>
    /// <exception cref="CryptographicException">A file does not contain what it should.</exception>
    public SslOption ForHost(string host)
    {
        var option = new SslOption(_serverName ?? host, "", enabled: true);
        if (_authorityFile is not null) option.CertificateValidationCallback = Validation(Authorities(_authorityFile));
        if (_certificateFile is not null) option.Certs = [Certificate(_certificateFile)];
        return option;
    }

    private static X509Certificate2Collection Authorities(string file)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(file);
        return authorities.Count > 0 ? authorities : throw new CryptographicException($"The file '{file}' contains no certificate in the PEM format.");
    }

    private X509Certificate2 Certificate(string file)
    {
        using var ofFile = X509Certificate2.CreateFromPemFile(file, _keyFile);

        // The TLS of Windows does not use a key that is only in memory.
        return X509CertificateLoader.LoadPkcs12(ofFile.Export(X509ContentType.Pkcs12), null);
    }

    private static RemoteCertificateValidationCallback Validation(X509Certificate2Collection authorities) => (_, certificate, chain, errors) =>
    {
        // The chain is built again with these authorities; a wrong name or a missing certificate stays an error.
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None) return false;
        using var trusted = new X509Chain();
        trusted.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        trusted.ChainPolicy.CustomTrustStore.AddRange(authorities);
        trusted.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        trusted.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        if (chain is not null) trusted.ChainPolicy.ExtraStore.AddRange(chain.ChainElements.Select(static sent => sent.Certificate).ToArray());
        using var own = new X509Certificate2(certificate);
        return trusted.Build(own);
    };
}
