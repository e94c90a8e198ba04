using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace TypedStreaming.PostgreSql;

/// <summary>
/// PostgreSQL's error codes for temporary failures. All other failures require manual action, such as freeing some space or granting a permission.
/// </summary>
internal static class TransientStates
{
    public static bool Include(string state) => AreMissingTables(state) || state is
        PostgresErrorCodes.SerializationFailure
        or PostgresErrorCodes.DeadlockDetected
        or PostgresErrorCodes.LockNotAvailable
        or PostgresErrorCodes.QueryCanceled // the statement timeout
        or PostgresErrorCodes.AdminShutdown
        or PostgresErrorCodes.CrashShutdown
        or PostgresErrorCodes.CannotConnectNow
        or PostgresErrorCodes.ReadOnlySqlTransaction // a server that was the primary before a failover
        or PostgresErrorCodes.TooManyConnections
        or PostgresErrorCodes.OutOfMemory
        or PostgresErrorCodes.IoError
        or "08000" or "08001" or "08003" or "08004" or "08006"; // connections, also of a pooler to its server

    /// <summary>
    /// Returns true if a failure is temporary. If the connection string has several hosts, the failure of at least one host must be temporary.
    /// </summary>
    public static bool Include(Exception failure) => failure switch
    {
        PostgresException reported => Include(reported.SqlState) || (reported.SqlState == PostgresErrorCodes.ProtocolViolation && !IsRefusedByPooler(reported)),
        _ when FileFailure(failure) is not null => false,
        NpgsqlException { InnerException: AggregateException all } => all.InnerExceptions.Any(Include),
        NpgsqlException ofClient => ofClient.IsTransient,
        _ => failure is SocketException or TimeoutException or IOException,
    };

    /// <summary>
    /// Returns the exception for a file that could not be read, for example a certificate in the connection string. Returns null if the failure has
    /// another cause.
    /// </summary>
    public static Exception? FileFailure(Exception failure) => (failure is NpgsqlException { InnerException: { } cause } ? cause : failure) switch
    {
        (FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException or CryptographicException) and var ofFile => ofFile,
        _ => null,
    };

    /// <summary>
    /// Returns true if PgBouncer does not accept a keyword of the connection string. PgBouncer reports almost every failure as a protocol violation,
    /// even an unavailable server.
    /// </summary>
    public static bool IsRefusedByPooler(PostgresException failure) =>
        failure.SqlState == PostgresErrorCodes.ProtocolViolation && failure.MessageText.StartsWith("unsupported startup parameter", StringComparison.Ordinal);

    /// <summary>Returns true if the tables or their schema no longer exist. The next attempt creates them again.</summary>
    public static bool AreMissingTables(string state) => state is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName;
}
