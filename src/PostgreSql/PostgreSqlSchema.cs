namespace TypedStreaming.PostgreSql;

/// <summary>
/// The tables of the package: their version, and the SQL script that creates them. The script is for databases in which the application's role does
/// not have permission to create tables.
/// </summary>
public static class PostgreSqlSchema
{
    /// <summary>
    /// The version of the tables that this package needs. The database stores the version of its tables, and the package refuses to use tables with
    /// a different version.
    /// </summary>
    public const int Version = 1;

    /// <summary>
    /// Returns the SQL script that creates the tables, and their schema if it is missing, in one transaction. Run the script once, as a role that has
    /// permission to create schemas and tables.
    /// </summary>
    /// <param name="schema">The schema; see <see cref="PostgreSqlOptions.Schema"/>.</param>
    /// <param name="role">The role of the program. The script grants this role the permissions that the program needs. Null, the default, grants
    /// nothing. The rules for the name are the same as for the name of a schema.</param>
    /// <returns>The script.</returns>
    /// <exception cref="ArgumentException">The name of the schema or of the role is not valid.</exception>
    public static string Script(string schema = SchemaName.Default, string? role = null)
    {
        var quoted = SchemaName.Quote(schema, nameof(schema));
        return $"""
            BEGIN;
            CREATE SCHEMA IF NOT EXISTS {quoted};
            {TablesIn(quoted)}
            {(role is null ? "" : Grants(quoted, SchemaName.Quote(role, nameof(role))))}
            COMMIT;
            """;
    }

    /// <summary>Returns the statements that create the tables in an existing schema.</summary>
    internal static string TablesIn(string quotedSchema)
    {
        using var file = new StreamReader(typeof(PostgreSqlSchema).Assembly.GetManifestResourceStream("schema.sql")!);
        return file.ReadToEnd().Replace(":\"schema\"", quotedSchema, StringComparison.Ordinal);
    }

    private static string Grants(string schema, string role) =>
        $"""
        GRANT USAGE ON SCHEMA {schema} TO {role};
        GRANT SELECT ON {schema}.typedstreaming_schema TO {role};
        GRANT SELECT, INSERT, UPDATE ON {schema}.typedstreaming_position, {schema}.typedstreaming_lease TO {role};
        GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.typedstreaming_inbox TO {role};
        """;
}
