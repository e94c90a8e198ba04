using System.Diagnostics;
using System.Globalization;

namespace TypedStreaming.WebFeed.Tests.Fixtures;

/// <summary>The sample as a user runs it: a process of its own, with settings on its command line.</summary>
internal sealed class FeedProcess : IDisposable
{
    private const string Announcement = "The page: ";

    private readonly Process _process;
    private readonly Task _reading;

    private FeedProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    public OutputLines Output { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static FeedProcess Start(params IEnumerable<string> arguments)
    {
        string[] command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "WebFeed.dll"), .. arguments];

        // Where the tests run in the background of a shell, they ignore Ctrl-C, and every process that they start would too.
        if (OperatingSystem.IsLinux()) command = ["env", "--default-signal=INT", .. command];
        return new FeedProcess(Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // A process that is killed would leave the socket of its diagnostics in the temporary folder.
            Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
        })!);
    }

    /// <summary>Waits until the program says where its page is.</summary>
    public async Task<Uri> WaitForPageAsync()
    {
        var announced = Output.WaitForAsync(Announcement, Token);
        await Task.WhenAny(announced, _reading);
        Assert.True(announced.IsCompleted, $"The program has ended: {Output.Text}");
        return new Uri((await announced)[Announcement.Length..]);
    }

    /// <summary>Does what Ctrl-C does.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Token);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(Token);
        await _reading;
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line) Output.Add(line);
    }
}
