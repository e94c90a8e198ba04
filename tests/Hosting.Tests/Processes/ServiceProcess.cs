using System.Diagnostics;
using System.Globalization;
using TypedStreaming.Hosting.Tests.Fixtures;

namespace TypedStreaming.Hosting.Tests.Processes;

/// <summary>A running <see cref="ServiceProgram"/>, or another program.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task _reading;

    private ServiceProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    public Journal Output { get; } = new();

    public static ServiceProcess Start(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ServiceProcess).Assembly.Location] : [];
        return Start(Environment.ProcessPath!, [.. program, ServiceProgram.Argument, .. settings.Select(static setting => $"--{setting.Key}={setting.Value}")]);
    }

    /// <summary>Starts a program, with some variables in its environment.</summary>
    public static ServiceProcess Start(string program, IEnumerable<string> arguments, params IEnumerable<KeyValuePair<string, string?>> variables)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables) start.Environment[name] = value;
        return new ServiceProcess(Process.Start(start)!);
    }

    /// <summary>Sends SIGTERM, as systemd and Kubernetes do.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
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
