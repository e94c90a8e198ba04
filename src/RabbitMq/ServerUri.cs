namespace TypedStreaming.RabbitMq;

/// <summary>The address of a server in the options. Messages never contain it, because it can contain a password.</summary>
internal static class ServerUri
{
    public const string TlsScheme = "amqps";
    private const string PlainScheme = "amqp";

    /// <exception cref="ArgumentException">An option has a wrong form, or contradicts another one.</exception>
    public static void Check(RabbitMqOptions options)
    {
        if (options.Uri is { } uri) CheckUri(uri, options);
        else CheckHosts(options);
        if (options.Port is { } port and (< 1 or > 65_535)) throw Wrong(nameof(options.Port), $"is {port}; it must be from 1 to 65,535");
        ArgumentException.ThrowIfNullOrEmpty(options.VirtualHost);
        CheckRange(options.ConnectTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), nameof(options.ConnectTimeout));
        CheckRange(options.Heartbeat, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), nameof(options.Heartbeat));
        CheckRange(options.ConsumerTimeout, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30), nameof(options.ConsumerTimeout));
        CheckRange(options.LongestAttempt, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(30), nameof(options.LongestAttempt));
        CheckRange(options.DeadLetterAge, TimeSpan.FromSeconds(1), TimeSpan.FromDays(49), nameof(options.DeadLetterAge));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxDeadLetters, 1);
    }

    /// <summary>Returns the virtual host that the address names, or null if it names none.</summary>
    public static string? VirtualHost(Uri? uri) => uri is null || uri.AbsolutePath.Length <= 1 ? null : Uri.UnescapeDataString(uri.AbsolutePath[1..]);

    private static void CheckUri(Uri uri, RabbitMqOptions options)
    {
        if (!uri.IsAbsoluteUri || uri.Scheme is not (TlsScheme or PlainScheme) || uri.Host.Length == 0)
            throw Wrong(nameof(options.Uri), $"must begin with {TlsScheme}:// or {PlainScheme}:// and name a host");
        if (uri.AbsolutePath.LastIndexOf('/') > 0) throw Wrong(nameof(options.Uri), "names a virtual host with a slash; write %2F instead of the slash");
        if (uri.Query.Length > 0 || uri.Fragment.Length > 0) throw Wrong(nameof(options.Uri), "has parameters after the virtual host; remove them and set the other options");
        if (options.Hosts.Count > 0 || options.Port is not null) throw Wrong(nameof(options.Uri), $"names the server; leave {nameof(options.Hosts)} and {nameof(options.Port)} out");
        if (uri.Scheme == PlainScheme && options.Tls is not null) throw Wrong(nameof(options.Uri), $"begins with {PlainScheme}, which is without TLS; write {TlsScheme}");
    }

    private static void CheckHosts(RabbitMqOptions options)
    {
        ArgumentNullException.ThrowIfNull(options.Hosts);
        if (options.Hosts.Count == 0) throw Wrong(nameof(options.Uri), $"and {nameof(options.Hosts)} are not set; set one of them");
        if (options.Hosts.Any(static host => Uri.CheckHostName(host) is UriHostNameType.Unknown or UriHostNameType.Basic))
            throw Wrong(nameof(options.Hosts), "contains what is not a name or an address of a host; the port is a separate option");
    }

    private static void CheckRange(TimeSpan value, TimeSpan least, TimeSpan most, string option)
    {
        if (value < least || value > most) throw new ArgumentOutOfRangeException(option, $"{option} is {value}; it must be from {least} to {most}.");
    }

    private static ArgumentException Wrong(string option, string defect) => new($"{nameof(RabbitMqOptions)}.{option} {defect}.", option);
}
