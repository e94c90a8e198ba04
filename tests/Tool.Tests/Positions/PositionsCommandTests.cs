using System.Text.Json;
using TypedStreaming.Sqlite;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Positions;

public sealed class PositionsCommandTests : IDisposable
{
    private const string Org = "00DKx0000000001MAA";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typedstreaming-tool-");

    private TestShell Shell { get; } = new();

    private string Db => Path.Combine(_folder.FullName, "p.db");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Positions_are_listed_with_their_owners()
    {
        await SaveAsync("laptop", 17);
        Shell.Processes.Add(Environment.ProcessId);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("positions", "list", "--positions", Db));
        var lines = Shell.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal(["/topic/Accounts", "laptop", "17", "2026-05-04T09:12:33Z", Org, "cometd"], lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[..6]);
        Assert.EndsWith($"process {Environment.ProcessId} on {Environment.MachineName}, running", lines[1].TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_one_object_a_line()
    {
        await SaveAsync("a", 17);
        await SaveAsync("b", null);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("positions", "list", "--positions", Db, "--json"));
        var lines = Shell.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(17, lines[0].GetProperty("position").GetInt64());
        Assert.Equal("ended", lines[0].GetProperty("owner").GetString());
        Assert.Equal("after 2026-05-04T09:12:33Z", lines[1].GetProperty("position").GetString());
    }

    [Fact]
    public async Task A_list_disturbs_no_consumer()
    {
        await using var cursor = await new SqliteReplayStore(Db).OpenAsync(Key("laptop"), Token);
        await Shell.RunAsync("positions", "list", "--positions", Db);
        await cursor.SaveAsync(At(18), Token);
    }

    [Fact]
    public async Task A_position_is_set_and_the_old_value_shown()
    {
        await SaveAsync("laptop", 17);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("positions", "set", "/topic/Accounts", "25", "--name", "laptop", "--positions", Db));
        Assert.Equal("/topic/Accounts  laptop  17 -> 25\n", Shell.Out);
        var stored = await ReadAsync("laptop");
        Assert.Equal((25, "acme.my.salesforce.com"), (stored!.ReplayId, stored.Instance));
    }

    [Fact]
    public async Task A_position_is_reset()
    {
        await SaveAsync("laptop", 17);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("positions", "reset", "/topic/Accounts", "--name", "laptop", "--positions", Db, "--json"));
        Assert.Equal($$"""{"org":"{{Org}}","channel":"/topic/Accounts","name":"laptop","transport":"cometd","old":17,"new":null}""" + "\n", Shell.Out);
        Assert.Null(await ReadAsync("laptop"));
    }

    [Theory]
    [InlineData("y", 25)]
    [InlineData("n", 17)]
    [InlineData("", 17)]
    public async Task On_a_terminal_it_asks(string answer, long expected)
    {
        await SaveAsync("laptop", 17);
        Shell.IsInputTerminal = true;
        Shell.Answers.Enqueue(answer);
        var exitCode = await Shell.RunAsync("positions", "set", "/topic/Accounts", "25", "--name", "laptop", "--positions", Db);
        Assert.Equal(expected == 25 ? ExitCodes.Success : ExitCodes.Failure, exitCode);
        Assert.Equal("/topic/Accounts  laptop  17 -> 25\nChange it? [y/N] ", Assert.Single(Shell.Questions));
        Assert.Equal(expected, (await ReadAsync("laptop"))?.ReplayId);
    }

    [Theory]
    [InlineData("set")]
    [InlineData("reset")]
    public async Task A_position_of_a_running_process_is_changed_with_take_over_only(string change)
    {
        await using var cursor = await new SqliteReplayStore(Db).OpenAsync(Key("laptop"), Token);
        await cursor.SaveAsync(At(17), Token);
        Shell.Processes.Add(Environment.ProcessId);
        string[] args = ["positions", change, "/topic/Accounts", .. change == "set" ? new[] { "25" } : [], "--name", "laptop", "--positions", Db];
        Assert.Equal(ExitCodes.CouldNotRun, await Shell.RunAsync(args));
        Assert.StartsWith($"tse: process {Environment.ProcessId} on {Environment.MachineName} (since ", Shell.Err, StringComparison.Ordinal);
        await cursor.SaveAsync(At(18), Token);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync([.. args, "--take-over"]));
        var taken = await Assert.ThrowsAsync<StreamingException>(() => cursor.SaveAsync(At(19), Token).AsTask());
        Assert.Equal(StreamingError.PositionTaken, taken.Error);
        Assert.Equal(change == "set" ? 25 : null, (await ReadAsync("laptop"))?.ReplayId);
    }

    [Fact]
    public async Task The_owner_on_another_machine_cannot_be_asked()
    {
        await SaveAsync("laptop", 17);
        Shell.Machine = "elsewhere";
        Assert.Equal(ExitCodes.CouldNotRun, await Shell.RunAsync("positions", "reset", "/topic/Accounts", "--name", "laptop", "--positions", Db));
        Assert.Contains("It is not known whether this process is running", Shell.Err, StringComparison.Ordinal);
        Assert.Equal(17, (await ReadAsync("laptop"))?.ReplayId);
    }

    [Fact]
    public async Task A_new_position_needs_the_org()
    {
        await SaveAsync("laptop", 17);
        string[] args = ["positions", "set", "/topic/Accounts", "25", "--name", "other", "--positions", Db];
        Assert.Equal(ExitCodes.CouldNotRun, await Shell.RunAsync(args));
        Assert.Contains("use --org ID", Shell.Err, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync([.. args, "--org", Org]));
        Assert.Equal("/topic/Accounts  other  none -> 25\n", Shell.Out);
        Assert.Equal(25, (await ReadAsync("other"))?.ReplayId);
    }

    [Fact]
    public async Task An_id_of_15_characters_is_that_of_18()
    {
        await SaveAsync("laptop", 17);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("positions", "set", "/topic/Accounts", "25", "--name", "laptop", "--positions", Db, "--org", Org[..15]));
        Assert.Equal(25, (await ReadAsync("laptop"))?.ReplayId);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("positions", "set", "/topic/Accounts", "26", "--name", "new", "--positions", Db, "--org", Org[..15]));
        Assert.Equal(26, (await ReadAsync("new"))?.ReplayId);
        Assert.Equal(2, (await new SqliteReplayStore(Db).ListAsync(Token)).Count);
    }

    [Fact]
    public async Task The_page_about_moving_shows_a_command_that_creates_the_file()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TypedStreaming.sln"))) folder = folder.Parent!;
        var page = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "docs", "from-cometd-netcore-salesforce.md"), Token);
        var line = page.Split('`').Single(static part => part.StartsWith("tse positions set ", StringComparison.Ordinal));
        Assert.Equal(0, await Shell.RunAsync([.. line.Split(' ')[1..].Select(word => word == "positions.db" ? Db : word)]));
        Assert.Empty(Shell.Err);
        var stored = Assert.Single(await new SqliteReplayStore(Db).ListAsync(Token));
        Assert.Equal(("/event/Low_Ink__e", "default", ReplayTransport.CometD, 1234L), (stored.Key.Channel, stored.Key.Consumer, stored.Key.Transport, stored.Position!.ReplayId));
    }

    [Fact]
    public async Task On_a_fresh_machine_there_are_no_positions()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The folder of the state is not in a variable there.");
        Shell["XDG_STATE_HOME"] = _folder.FullName;
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("positions", "list"));
        Assert.StartsWith("tse: note: there are no positions yet.", Shell.Err, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFileSystemInfos());
        Assert.Equal(ExitCodes.CouldNotRun, await Shell.RunAsync("positions", "reset", "/topic/Accounts"));
        Assert.Contains("tse: There are no positions yet: the file ", Shell.Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExitCodes.CouldNotRun, "1", "--org", "bad")]
    [InlineData(ExitCodes.CouldNotRun, "x", "--org", Org)]
    [InlineData(ExitCodes.Failure, "1", "--org", Org)]
    [InlineData(ExitCodes.Success, "1", "--org", Org, "--yes")]
    public async Task On_a_fresh_machine_a_folder_is_created_for_a_position_only(int exitCode, string id, params string[] args)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The folder of the state is not in a variable there.");
        Shell["XDG_STATE_HOME"] = _folder.FullName;
        Shell.IsInputTerminal = true;
        Shell.Answers.Enqueue("n");
        Assert.Equal(exitCode, await Shell.RunAsync(["positions", "set", "/topic/Accounts", id, .. args]));
        Assert.Equal(exitCode == ExitCodes.Success ? ["tse"] : [], _folder.GetFileSystemInfos().Select(static one => one.Name));
    }

    [Fact]
    public async Task A_position_under_another_id_than_that_of_an_org_is_found_by_it()
    {
        await SaveAsync("laptop", 17, "acme.my.salesforce.com");
        await SaveAsync("laptop", 18);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("positions", "set", "/topic/Accounts", "25", "--name", "laptop", "--positions", Db, "--org", "acme.my.salesforce.com"));
        Assert.Equal(18, (await ReadAsync("laptop"))?.ReplayId);
    }

    [Fact]
    public async Task Positions_of_several_orgs_are_distinguished()
    {
        await SaveAsync("laptop", 17);
        await SaveAsync("laptop", 18, "00DKx0000000002MAA");
        string[] args = ["positions", "set", "/topic/Accounts", "25", "--name", "laptop", "--positions", Db];
        Assert.Equal(ExitCodes.CouldNotRun, await Shell.RunAsync(args));
        Assert.Contains($"2 positions match: --org {Org} --transport cometd; ", Shell.Err, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync([.. args, "--org", Org]));
        Assert.Equal(25, (await ReadAsync("laptop"))?.ReplayId);
    }

    [Theory]
    [InlineData("--positions: the file 'missing.db' does not exist. Correct the path, or create the file: run 'tse positions set' with --org ID", "list", "--positions", "missing.db")]
    [InlineData("--positions: the file 'missing.db' does not exist.", "set", "/topic/Accounts", "25", "--positions", "missing.db")]
    [InlineData("--positions: the file 'missing.db' does not exist.", "reset", "/topic/Accounts", "--positions", "missing.db", "--org", Org)]
    [InlineData("--positions: 'a\\x00.db' is not a valid path.", "list", "--positions", "a\0.db")]
    [InlineData("--org: '00D...' is not a valid org id. Specify the 15 or 18 letters and digits of the id", "set", "/topic/Accounts", "25", "--name", "other", "--org", "00D...")]
    [InlineData("--org: '00D...' is not a valid org id.", "set", "/topic/Accounts", "25", "--positions", "missing.db", "--org", "00D...")]
    [InlineData("--org: '00DKx0000000001MAB' is not a valid org id.", "set", "/topic/Accounts", "25", "--name", "other", "--org", "00DKx0000000001MAB")]
    [InlineData("--org: '00DKx00000000001' is not a valid org id.", "reset", "/topic/Accounts", "--name", "other", "--org", "00DKx00000000001")]
    [InlineData("--org: '005Kx0000000001' is not a valid org id.", "set", "/topic/Accounts", "25", "--name", "other", "--org", "005Kx0000000001")]
    [InlineData("--org: '00dKx0000000001' is not a valid org id.", "set", "/topic/Accounts", "25", "--name", "other", "--org", "00dKx0000000001")]
    [InlineData("'x' is not a valid replay id. Specify a number that is not negative.", "set", "/topic/Accounts", "x", "--name", "laptop")]
    [InlineData("has a filter. Specify the channel without the filter: /topic/Accounts", "reset", "/topic/Accounts?Name=x", "--name", "laptop")]
    [InlineData("--positions and --postgres-file cannot be used together.", "list", "--positions", "p.db", "--postgres-file", "-")]
    [InlineData("--postgres-schema has no effect without a database.", "list", "--postgres-schema", "x")]
    [InlineData("There is no position for the channel '/topic/accounts' and the name 'laptop'.", "reset", "/topic/accounts", "--name", "laptop")]
    public async Task Wrong_input_gets_one_line(string expected, params string[] args)
    {
        await SaveAsync("laptop", 17);
        Shell["TSE_POSITIONS"] = Db;
        Assert.Equal(ExitCodes.CouldNotRun, await Shell.RunAsync(["positions", .. args]));
        Assert.Contains(expected, Assert.Single(Shell.Err.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(Shell.Out);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=me;Password=hunter2hunter2", ExitCodes.Failure, "tse: The PostgreSQL database 127.0.0.1:1/")]
    [InlineData("Password=hunter2hunter2", ExitCodes.CouldNotRun, "tse: --postgres-file: The connection string contains no Host.")]
    [InlineData("hunter2hunter2", ExitCodes.CouldNotRun, "tse: --postgres-file: The connection string cannot be read.")]
    public async Task A_database_that_cannot_be_used_gets_one_line_without_the_password(string connectionString, int exitCode, string expected)
    {
        Shell["TSE_POSTGRES"] = connectionString;
        Assert.Equal(exitCode, await Shell.RunAsync("positions", "list"));
        Assert.StartsWith(expected, Assert.Single(Shell.Err.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_string_in_the_command_line_is_refused_and_not_repeated()
    {
        Assert.Equal(ExitCodes.CouldNotRun, await Shell.RunAsync("positions", "list", "--postgres", "Host=db;Password=hunter2hunter2"));
        Assert.StartsWith("tse: --postgres is not an option, because process lists would show the secret. Use --postgres-file FILE, or set TSE_POSTGRES.", Shell.Err, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_do_nothing_to_the_terminal()
    {
        await SaveAsync("[red]\u001b]0;x\u0007", 17);
        Shell.IsOutputTerminal = true;
        await Shell.RunAsync("positions", "list", "--positions", Db);
        Assert.Contains(@"[red]\x1b]0;x\x07", Shell.Out.ReplaceLineEndings(""), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b]", Shell.Out, StringComparison.Ordinal);
    }

    private static ReplayKey Key(string name, string org = Org) => new(org, "/topic/Accounts", name);

    private static ReplayPosition At(long? id) => new() { ReplayId = id, At = new DateTimeOffset(2026, 5, 4, 9, 12, 33, TimeSpan.Zero), Instance = "acme.my.salesforce.com" };

    private async Task SaveAsync(string name, long? id, string org = Org)
    {
        await using var cursor = await new SqliteReplayStore(Db).OpenAsync(Key(name, org), Token);
        await cursor.SaveAsync(At(id), Token);
    }

    private async Task<ReplayPosition?> ReadAsync(string name) =>
        (await new SqliteReplayStore(Db).ListAsync(Token)).Single(one => one.Key == Key(name)).Position;
}
