namespace TypedStreaming.RabbitMq;

/// <summary>The TLS settings for a connection to RabbitMQ. The chain and the name of the server's certificate are always verified.</summary>
public sealed class RabbitMqTlsOptions
{
    /// <summary>
    /// The path of a PEM file with the certificate authorities that are accepted instead of the authorities of the system. The file is read each
    /// time a connection is opened. Null, the default, means the certificate authorities of the system.
    /// </summary>
    public string? CertificateAuthorityFile { get; set; }

    /// <summary>The name that the server's certificate must contain. Null, the default, means the name of the host.</summary>
    public string? ServerName { get; set; }

    /// <summary>
    /// The path of a PEM file with the client certificate, for servers that require one. The file is read each time a connection is opened. Null by
    /// default.
    /// </summary>
    public string? ClientCertificateFile { get; set; }

    /// <summary>
    /// The path of a PEM file with the private key of <see cref="ClientCertificateFile"/>. Null, the default, means that the certificate file also
    /// contains the key.
    /// </summary>
    public string? ClientKeyFile { get; set; }
}
