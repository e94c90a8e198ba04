namespace TypedStreaming.RabbitMq;

/// <summary>Checks the server address in the options. Error messages never contain the address, because it can contain a password.</summary>
internal static class ServerUri
{
    public const string TlsScheme = "amqps";
    private const string PlainScheme = "amqp";

    /// <exception cref="ArgumentException">The address has a wrong form, or contradicts another option.</exception>
    public static void Check(Uri uri, RabbitMqOptions options)
    {
        if (!uri.IsAbsoluteUri || uri.Scheme is not (TlsScheme or PlainScheme) || uri.Host.Length == 0)
            throw Wrong($"must begin with {TlsScheme}:// or {PlainScheme}://, and must contain a host");
        if (uri.AbsolutePath.LastIndexOf('/') > 0) throw Wrong("contains a virtual host whose name has a slash; use %2F instead of the slash");
        if (uri.Query.Length > 0 || uri.Fragment.Length > 0) throw Wrong("has parameters after the virtual host; remove them and set the other options");
        if (options.Hosts.Count > 0 || options.Port is not null) throw Wrong($"already contains the server; do not set {nameof(options.Hosts)} and {nameof(options.Port)}");
        if (uri.Scheme == PlainScheme && options.Tls is not null) throw Wrong($"begins with {PlainScheme}, which does not use TLS; use {TlsScheme}");
    }

    /// <summary>Returns the virtual host that the address contains, or null if it contains none.</summary>
    public static string? VirtualHost(Uri? uri) => uri is null || uri.AbsolutePath.Length <= 1 ? null : Uri.UnescapeDataString(uri.AbsolutePath[1..]);

    private static ArgumentException Wrong(string defect) => new($"{nameof(RabbitMqOptions)}.{nameof(RabbitMqOptions.Uri)} {defect}.");
}
