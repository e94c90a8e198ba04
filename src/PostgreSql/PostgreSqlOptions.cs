namespace TypedStreaming.PostgreSql;

/// <summary>Options of a <see cref="PostgreSqlReplayStore"/>, a <see cref="PostgreSqlLease"/> or a <see cref="PostgreSqlInbox"/>: the database and its schema.</summary>
public sealed class PostgreSqlOptions
{
    /// <summary>
    /// The connection string, in Npgsql format. Required; it must contain <c>Host</c>. For connections over a network, use
    /// <c>SSL Mode=VerifyFull</c>. If the connection string contains several hosts, the primary server is used. The package limits <c>Timeout</c>
    /// to 3 seconds. It overrides the values of <c>Command Timeout</c>, <c>Cancellation Timeout</c>, <c>Enlist</c>, <c>Max Auto Prepare</c>,
    /// <c>No Reset On Close</c>, <c>Target Session Attributes</c>, <c>Include Error Detail</c> and <c>Persist Security Info</c>.
    /// </summary>
    public required string ConnectionString { get; set; }

    /// <summary>
    /// The schema that contains the tables. The default is <c>typedstreaming</c>. The name consists of 1 to 63 lower-case letters (a to z),
    /// digits and underscores, and does not begin with a digit.
    /// </summary>
    public string Schema { get; set; } = SchemaName.Default;

    /// <summary>
    /// The clock used to record when positions were opened, and to decide when leases are renewed. The default is the system clock. The age of a
    /// lease or of a row is always measured by the clock of the database.
    /// </summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
