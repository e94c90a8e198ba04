using System.CommandLine;
using TypedStreaming.PostgreSql;
using TypedStreaming.Sqlite;
using TypedStreaming.Tool.Login;
using TypedStreaming.Tool.Output;
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
    public static SecretOption CreateSecret() => new("postgres", "the connection string of a PostgreSQL database to use instead of a SQLite file");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _file, _postgres.File, _schema }) command.Add(option);
    }

    /// <summary>Opens the store.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="mayCreate">True if the file need not exist. It is created when the first position is saved.</param>
    /// <param name="cancellationToken">Ends the reading of the connection string.</param>
    /// <exception cref="ToolException">The options are wrong, or the file does not exist.</exception>
    public async Task<OpenedStore> OpenAsync(ParseResult parsed, bool mayCreate, CancellationToken cancellationToken) =>
        await DatabaseAsync(parsed, cancellationToken).ConfigureAwait(false)
        ?? FileOf(mayCreate ? PositionsFile.PathOf(_file, parsed, shell) : PositionsFile.ExistingPathOf(_file, parsed, shell));

    /// <summary>Opens the store; returns null if no store is specified and the default file does not exist yet.</summary>
    /// <exception cref="ToolException">The options are wrong, or the named file does not exist.</exception>
    public async Task<OpenedStore?> FindAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        await DatabaseAsync(parsed, cancellationToken).ConfigureAwait(false)
        ?? (PositionsFile.KnownPathOf(_file, parsed, shell) is { } path ? FileOf(path) : null);

    private static OpenedStore FileOf(string path) => OpenedStore.Of(new SqliteReplayStore(path), path) with { IsNew = !File.Exists(path) };

    private async Task<OpenedStore?> DatabaseAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var isFile = parsed.GetValue(_file) is not null;
        if (isFile && parsed.GetValue(_postgres.File) is not null) throw new ToolException($"{_file.Name} and {_postgres.File.Name} cannot be used together. Use only one of them.");
        var connectionString = isFile ? null : await new SecretReader(shell, parsed).GivenAsync(_postgres, cancellationToken).ConfigureAwait(false);
        if (connectionString is not null) return Database(connectionString, LoginOptions.ValueOf(_schema, parsed, shell));
        if (parsed.GetValue(_schema) is not null) throw new ToolException($"{_schema.Name} has no effect without a database. Use {_postgres.File.Name} FILE, or set {_postgres.Variable}.");
        return null;
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
            throw new ToolException($"{_postgres.File.Name}: {ErrorText.Of(ArgumentText.Of(e))}");
        }
    }
}
