using Npgsql;

namespace TypedStreaming.PostgreSql;

/// <summary>Reads the application's connection string, and adds the settings that the package needs.</summary>
internal static class ConnectionSettings
{
    /// <exception cref="ArgumentException">The connection string cannot be read, or contains no host.</exception>
    public static NpgsqlConnectionStringBuilder Read(string connectionString)
    {
        var settings = Parse(connectionString) ?? throw new ArgumentException(
            "The connection string cannot be read. Check its keywords and values, and enclose a value that contains a semicolon or an equals sign in quotation marks.", nameof(connectionString));
        if (string.IsNullOrWhiteSpace(settings.Host))
            throw new ArgumentException("The connection string contains no Host. Add the host name of the server.", nameof(connectionString));
        var seconds = (int)CallLimit.Server.TotalSeconds;
        settings.Timeout = settings.Timeout == 0 ? seconds : Math.Min(settings.Timeout, seconds);
        settings.ApplicationName ??= "TypedStreaming";

        // The server ends a statement first, and the limit of the call comes next. This is for a call that goes on in the background.
        settings.CommandTimeout = (int)CallLimit.Statement.TotalSeconds + 1;
        settings.CancellationTimeout = 1000;

        // A pooler such as PgBouncer may give each transaction to another session: nothing is kept in a session, and nothing is reset.
        settings.MaxAutoPrepare = 0;
        settings.NoResetOnClose = true;

        // Only the primary server accepts changes. If several hosts are named, it is found among them.
        settings.TargetSessionAttributes = null;

        // A transaction of the program must not contain a position or a lease.
        settings.Enlist = false;
        settings.IncludeErrorDetail = false;
        settings.PersistSecurityInfo = false;
        return settings;
    }

    /// <summary>
    /// Returns the host and the port in a connection string, for messages. If there are several hosts, they are returned as they appear in the
    /// connection string.
    /// </summary>
    public static string Server(NpgsqlConnectionStringBuilder settings) =>
        settings.Host!.AsSpan().ContainsAny(',', ':') ? settings.Host! : $"{settings.Host}:{settings.Port}";

    /// <summary>
    /// Returns the time after which the client stops waiting for a connection. Npgsql's time limit applies to each host separately, and does not
    /// apply to the TLS handshake.
    /// </summary>
    public static TimeSpan OpenLimit(NpgsqlConnectionStringBuilder settings) =>
        (CallLimit.Server * settings.Host!.Split(',').Length) + TimeSpan.FromSeconds(1);

    /// <summary>Returns an error message for each file that is specified in the connection string but does not exist.</summary>
    public static IEnumerable<string> MissingFiles(NpgsqlConnectionStringBuilder settings) =>
        from file in new (string Name, string? Path)[]
        {
            ("Root Certificate", settings.RootCertificate), ("SSL Certificate", settings.SslCertificate), ("SSL Key", settings.SslKey), ("Passfile", settings.Passfile),
        }
        where !string.IsNullOrEmpty(file.Path) && !File.Exists(file.Path)
        select $"the file '{file.Path}', which '{file.Name}' specifies in {nameof(PostgreSqlOptions.ConnectionString)}, does not exist; create the file, or correct the path";

    private static NpgsqlConnectionStringBuilder? Parse(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception)
        {
            // Of any kind, and dropped with its text: that can contain the part of a password that was taken for a keyword.
            return null;
        }
    }
}
