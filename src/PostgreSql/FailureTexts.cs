using System.Security.Authentication;
using Npgsql;

namespace TypedStreaming.PostgreSql;

/// <summary>The error messages for PostgreSQL's error codes. Each message describes the problem and its solution.</summary>
internal static class FailureTexts
{
    private const string Docs = "See https://github.com/typedstreaming/typedstreaming/blob/main/docs/postgresql.md";

    public static string Of(PostgresException failure) => failure.SqlState switch
    {
        "28P01" or "28000" => $"the server has refused the user, the password or the host of this application ({failure.MessageText}). Check Username and Password, and the server's pg_hba.conf",
        "3D000" => "the database does not exist. Create the database, or correct Database in the connection string",
        "42501" => $"the role of the connection does not have permission ({failure.MessageText}). Run the script of {nameof(PostgreSqlSchema)}.{nameof(PostgreSqlSchema.Script)} as a role that has permission to create tables. The script also grants all other permissions. {Docs}",
        "42P01" or "3F000" => "the tables were deleted. The next attempt creates them again, if the role has permission",
        "42703" or "42804" or "42883" or "42P07" => $"the schema contains tables that belong to another program ({failure.MessageText}). Use a separate schema for TypedStreaming",
        "25006" => "the server is read-only. Set Host to the primary server, or to all servers of the cluster, separated by commas",
        "53300" => "the server has no free connections. Increase max_connections, or use a pooler",
        "53100" => "the disk of the server is full. Free some space",
        "54000" => "the key of the position is too long for an index. Use a shorter consumer name",
        "57014" => $"the statement took longer than {CallLimit.Server.TotalSeconds} s. Another session may hold a lock, or the server may be overloaded",
        "57P01" or "57P02" or "57P03" => $"the server closed the connection or is starting up ({failure.MessageText}). Try again later",
        _ when TransientStates.IsRefusedByPooler(failure) => $"the pooler does not accept the connection ({failure.MessageText}). Remove Options, Search Path and Timezone from the connection string. {Docs}",
        "08P01" => $"the server or a pooler closed the connection ({failure.MessageText}). Check the server, and the log of the pooler",
        _ => $"PostgreSQL returned the error {failure.SqlState}: {failure.MessageText}",
    };

    /// <summary>Returns the error message for a failure that the server did not report itself, for example a failed connection.</summary>
    public static string OfConnection(Exception failure, bool isTransient) => failure switch
    {
        _ when isTransient => $"the server cannot be reached, or did not respond in time ({failure.Message}). Check Host and Port, the server and the network",
        { InnerException: AuthenticationException refused } =>
            $"the TLS connection failed ({refused.Message}). The server's certificate must be valid for the name in Host. The certificate's authority must be trusted by this machine, or must be in the file that 'Root Certificate' specifies",
        _ when TransientStates.FileFailure(failure) is { } ofFile =>
            $"a file that the connection string specifies cannot be read ({ofFile.Message}). Check the files that 'Root Certificate', 'SSL Certificate' and 'SSL Key' specify, and check 'SSL Password'",
        _ => $"the connection failed ({failure.Message}{Cause(failure)}). Check Host, Port and SSL Mode in the connection string, and the server",
    };

    private static string Cause(Exception failure) => failure.InnerException is { } cause ? $": {cause.Message}" : "";
}
