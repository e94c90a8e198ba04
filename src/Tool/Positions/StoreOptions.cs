using System.CommandLine;
using TypedStreaming.PostgreSql;
using TypedStreaming.Sqlite;
using TypedStreaming.Tool.Login;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Positions;

/// <summary>The options that select the store of positions: a SQLite file, or a PostgreSQL database.</summary>
internal sealed class StoreOptions(IShell shell)
{
    private readonly Option<string?> _file = PositionsFile.CreateOption();
    private readonly SecretOption _postgres = CreateSecret();
    private readonly Option<string?> _schema = new("--postgres-schema") { HelpName = "NAME", Description = "The schema of the tables. By default, typedstreaming." };

    /// <summary>Creates the option for the connection string, which is a secret because it contains a password.</summary>
    public static SecretOption CreateSecret() => new("postgres", "the connection string of a PostgreSQL database, instead of a SQLite file");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _file, _postgres.File, _schema }) command.Add(option);
    }

    public async Task<OpenedStore> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var isFile = parsed.GetValue(_file) is not null;
        if (isFile && parsed.GetValue(_postgres.File) is not null) throw new ToolException($"{_file.Name} and {_postgres.File.Name} exclude each other. Write only one of them.");
        var connectionString = isFile ? null : await new SecretReader(shell, parsed).GivenAsync(_postgres, cancellationToken).ConfigureAwait(false);
        if (connectionString is not null) return Database(connectionString, LoginOptions.ValueOf(_schema, parsed, shell));
        if (parsed.GetValue(_schema) is not null) throw new ToolException($"{_schema.Name} has no effect without a database. Write {_postgres.File.Name} FILE, or set {_postgres.Variable}.");
        var path = PositionsFile.ExistingPathOf(_file, parsed, shell);
        return OpenedStore.Of(new SqliteReplayStore(path), path);
    }

    private OpenedStore Database(string connectionString, string? schema)
    {
        var options = new PostgreSqlOptions { ConnectionString = connectionString };
        if (schema is not null) options.Schema = schema;
        try
        {
            return OpenedStore.Of(new PostgreSqlReplayStore(options), "the database");
        }
        catch (ArgumentException e)
        {
            throw new ToolException($"{_postgres.File.Name}: {e.Message.Split(" (Parameter", 2)[0]}");
        }
    }
}
