using System.Diagnostics;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Processes;

/// <summary>The tool as a process of its own: with pipes, or in a pseudo-terminal that the program <c>script</c> of util-linux opens.</summary>
internal sealed class ToolProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task _reading;
    private readonly CancellationTokenSource _closed = new();

    private ToolProcess(OrgShell org, string program, IEnumerable<string> args, IReadOnlyDictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(program, args)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TERM"] = "xterm";
        start.Environment["TSE_INSTANCE_URL"] = org.Org.Url.ToString();
        foreach (var (name, value) in variables) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _reading = Task.WhenAll(ReadAsync(_process.StandardOutput, Output), ReadAsync(_process.StandardError, Error));
    }

    public WatchedText Output { get; } = new();

    public WatchedText Error { get; } = new();

    public static bool HasTerminals => OperatingSystem.IsLinux() && File.Exists("/usr/bin/script");

    // The tool lies beside the tests, whose frameworks bring a part of its libraries.
    private static string[] Start { get; } =
    [
        "exec", "--runtimeconfig", PathOf("TypedStreaming.Tool.Tests.runtimeconfig.json"), "--depsfile", PathOf("TypedStreaming.Tool.Tests.deps.json"), PathOf("TypedStreaming.Tool.dll"),
    ];

    public static ToolProcess Piped(OrgShell org, params string[] args) => Piped(org, new Dictionary<string, string>(StringComparer.Ordinal), args);

    public static ToolProcess Piped(OrgShell org, IReadOnlyDictionary<string, string> variables, params string[] args) =>
        new(org, "dotnet", [.. Start, .. args], new Dictionary<string, string>(variables, StringComparer.Ordinal) { ["TSE_ACCESS_TOKEN"] = org.Org.IssueAccessToken() });

    public static ToolProcess InTerminal(OrgShell org, IReadOnlyDictionary<string, string> variables, params string[] args) =>
        new(org, "/usr/bin/script", ["-qefc", $"dotnet {string.Join(' ', Start.Concat(args).Select(static arg => $"'{arg}'"))}", "/dev/null"], variables);

    /// <summary>The tool, with a device without free space as its standard output.</summary>
    public static ToolProcess WithFullOutput(OrgShell org, params string[] args) => InShell(org, "", ">/dev/full", args);

    /// <summary>The tool, with a pipe as its standard output. The reading end of the pipe is already closed.</summary>
    public static ToolProcess WithClosedOutput(OrgShell org, params string[] args) =>
        InShell(org, $"mkfifo '{org.PathOf("pipe")}' && exec 3<>'{org.PathOf("pipe")}' 4>'{org.PathOf("pipe")}' 3<&- &&", ">&4 4>&-", args);

    /// <summary>The tool, with the named pipe <c>pipe</c> of the org's folder as its standard output. Nobody reads from it, although its reading end is open.</summary>
    public static ToolProcess WithStalledOutput(OrgShell org, params string[] args) =>
        InShell(org, $"mkfifo '{org.PathOf("pipe")}' && exec 3<>'{org.PathOf("pipe")}' &&", ">&3", args);

    /// <summary>The tool, with a redirection of the shell, such as <c>2&gt;/dev/full</c> or <c>&gt;&amp;-</c>.</summary>
    public static ToolProcess Redirected(OrgShell org, string redirection, params string[] args) => InShell(org, "", redirection, args);

    /// <summary>The tool, with a pipe as its standard error. The pipe is full, and nobody reads from it.</summary>
    public static ToolProcess WithStalledErrors(OrgShell org, params string[] args) =>
        InShell(org, $"mkfifo '{org.PathOf("pipe")}' && exec 3<>'{org.PathOf("pipe")}' && {{ dd if=/dev/zero of='{org.PathOf("pipe")}' oflag=nonblock bs=4096 2>/dev/null; true; }} &&", "2>&3", args);

    /// <summary>
    /// The tool in a pseudo-terminal that <see cref="CloseTerminal"/> closes. A shell runs there too, and passes the signal on, as the shells of users do. It writes
    /// the exit code of the tool to <see cref="Error"/>: <c>exit 129</c>.
    /// </summary>
    public static ToolProcess InClosingTerminal(OrgShell org, params string[] args) => new(
        org,
        "/bin/sh",
        [
            "-c",
            "exec 9>&2; exec /usr/bin/script -qefc \"$0\" /dev/null",
            $"trap 'kill -HUP $tool' HUP; exec 3<&0; dotnet {string.Join(' ', Start.Concat(args).Select(static arg => $"'{arg}'"))} <&3 9>&- & tool=$!; "
                + "while kill -0 $tool 2>&-; do wait $tool; code=$?; done; echo \"exit $code\" >&9",
        ],
        new Dictionary<string, string>(StringComparer.Ordinal) { ["TSE_ACCESS_TOKEN"] = org.Org.IssueAccessToken() });

    private static ToolProcess InShell(OrgShell org, string before, string after, IEnumerable<string> args) => new(
        org,
        "/bin/sh",
        ["-c", $"{before} exec dotnet {string.Join(' ', Start.Concat(args).Select(static arg => $"'{arg}'"))} {after}"],
        new Dictionary<string, string>(StringComparer.Ordinal) { ["TSE_ACCESS_TOKEN"] = org.Org.IssueAccessToken() });

    public Task TypeAsync(string text)
    {
        _process.StandardInput.Write(text);
        return _process.StandardInput.FlushAsync();
    }

    /// <summary>Closes the reading end of the output, as <c>head</c> does when it has enough.</summary>
    public async Task CloseOutputAsync()
    {
        await _closed.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _process.StandardOutput.Close();
    }

    public void CloseTerminal() => _process.Kill();

    public Task SignalAsync(string signal) => TypedStreaming.RabbitMq.Tests.Servers.Signals.SendAsync(signal, _process.Id);

    public async Task<int> ExitCodeAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(limit.Token).WaitAsync(Limit, TestContext.Current.CancellationToken);
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _closed.CancelAsync(); // A program that survived its terminal would keep the pipe open.
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _process.Dispose();
        _closed.Dispose();
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private async Task ReadAsync(StreamReader from, WatchedText to)
    {
        var buffer = new char[4096];
        while (await from.ReadAsync(buffer, _closed.Token) is > 0 and var length) to.Write(buffer, 0, length);
    }
}
