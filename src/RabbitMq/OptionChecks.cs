namespace TypedStreaming.RabbitMq;

/// <summary>Checks the options that can be checked without a connection to the server.</summary>
internal static class OptionChecks
{
    /// <exception cref="ArgumentException">An option has a wrong form, or contradicts another one.</exception>
    public static void Check(RabbitMqOptions options)
    {
        ArgumentNullException.ThrowIfNull(options.TimeProvider);
        if (options.Uri is { } uri) ServerUri.Check(uri, options);
        else CheckHosts(options);
        if (options.Port is < 1 or > 65_535) throw Wrong(nameof(options.Port), $"is {options.Port}; it must be from 1 to 65,535");
        ArgumentException.ThrowIfNullOrEmpty(options.VirtualHost);
        CheckRange(options.ConnectTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), nameof(options.ConnectTimeout));
        CheckRange(options.Heartbeat, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), nameof(options.Heartbeat));
        CheckRange(options.ConsumerTimeout, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30), nameof(options.ConsumerTimeout));
        CheckRange(options.LongestAttempt, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(30), nameof(options.LongestAttempt));
        CheckRange(options.DeadLetterAge, TimeSpan.FromSeconds(1), TimeSpan.FromDays(49), nameof(options.DeadLetterAge));
        if (options.MaxDeadLetters < 1) throw Wrong(nameof(options.MaxDeadLetters), $"is {options.MaxDeadLetters}; it must be 1 or more");
    }

    private static void CheckHosts(RabbitMqOptions options)
    {
        ArgumentNullException.ThrowIfNull(options.Hosts);
        if (options.Hosts.Count == 0) throw Wrong(nameof(options.Uri), $"and {nameof(options.Hosts)} are not set; set one of them");
        if (options.Hosts.Any(static host => Uri.CheckHostName(host) is UriHostNameType.Unknown or UriHostNameType.Basic))
            throw Wrong(nameof(options.Hosts), "contains a value that is not the name or the address of a host; do not include the port, which is a separate option");
    }

    private static void CheckRange(TimeSpan value, TimeSpan least, TimeSpan most, string option)
    {
        if (value < least || value > most) throw new ArgumentOutOfRangeException(option, $"{option} is {value}; it must be from {least} to {most}.");
    }

    private static ArgumentException Wrong(string option, string defect) => new($"{nameof(RabbitMqOptions)}.{option} {defect}.", option);
}
