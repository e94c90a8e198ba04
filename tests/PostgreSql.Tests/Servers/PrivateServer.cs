using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using TypedStreaming.RabbitMq.Tests.Servers;

namespace TypedStreaming.PostgreSql.Tests.Servers;

/// <summary>A PostgreSQL server on a free loopback port, with its data in a temporary folder. It ends with its disposal.</summary>
internal sealed class PrivateServer : IAsyncDisposable
{
    /// <summary>Checks the passwords of all but the tests' own user, which opens many connections.</summary>
    private const string Access =
        """
        host all postgres 127.0.0.1/32 trust
        host all all 127.0.0.1/32 scram-sha-256

        """;

    private readonly DirectoryInfo _folder;
    private readonly Func<Process> _start;
    private Process _process;

    private PrivateServer(DirectoryInfo folder, ServerCertificates certificates, Func<Process> start, Process process, string connectionString) =>
        (_folder, Certificates, _start, _process, ConnectionString) = (folder, certificates, start, process, connectionString);

    /// <summary>Connects without TLS, which the server also accepts.</summary>
    public string ConnectionString { get; }

    public ServerCertificates Certificates { get; }

    /// <summary>The folder of the newest installed server's programs, or null if none is installed.</summary>
    public static string? Programs => !Directory.Exists("/usr/lib/postgresql") ? null : Directory.GetDirectories("/usr/lib/postgresql")
        .Where(static version => File.Exists(Path.Combine(version, "bin/initdb")))
        .OrderByDescending(static version => int.Parse(Path.GetFileName(version)))
        .Select(static version => Path.Combine(version, "bin"))
        .FirstOrDefault();

    public static async Task<PrivateServer> StartAsync(string programs)
    {
        var folder = Directory.CreateTempSubdirectory("typedstreaming-postgresql-");
        try
        {
            var password = $"secret-{Guid.NewGuid():n}";
            var data = Path.Combine(folder.FullName, "data");
            var certificates = new ServerCertificates(folder);
            await PrepareAsync(folder, certificates, password);
            using (var initdb = Start(folder, $"{programs}/initdb", "-D", data, "-U", "postgres", "-A", "trust", "--pwfile=" + PasswordFile(folder), "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"))
                await EndAsync(initdb);
            await File.WriteAllTextAsync(Path.Combine(data, "pg_hba.conf"), Access);
            var port = FreePort();
            Process StartServer() => Start(
                folder, $"{programs}/postgres", "-D", data, "-p", port.ToString(), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
                "-c", "fsync=off", "-c", "max_connections=300", "-c", "logging_collector=off", "-c", "lc_messages=C",
                "-c", "ssl=on", "-c", "ssl_cert_file=" + certificates.CertificateFile, "-c", "ssl_key_file=" + certificates.KeyFile);
            var server = StartServer();
            await ReadyAsync(server);
            return new PrivateServer(folder, certificates, StartServer, server, $"Host=127.0.0.1;Port={port};Database=postgres;Username=postgres;Password={password};SSL Mode=Disable");
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await SignalAsync("INT"); // The fast shutdown: open sessions are ended.
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Ends the server and its sessions at once, as a crash does.</summary>
    public async Task KillAsync()
    {
        // The first process starts sessions again that are killed, so it is stopped before.
        await SignalAsync("STOP");
        await SignalSessionsAsync("KILL");
        await SignalAsync("KILL");
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Starts the server again, on the data that it has.</summary>
    public async Task BootAsync()
    {
        _process = _start();
        await ReadyAsync(_process);
    }

    /// <summary>Stops the server and its sessions, so that they do nothing until <see cref="ContinueAsync"/>.</summary>
    public Task StopAsync() => SignalAllAsync("STOP");

    public Task ContinueAsync() => SignalAllAsync("CONT");

    private async Task SignalAllAsync(string signal)
    {
        await SignalAsync(signal);
        await SignalSessionsAsync(signal);
    }

    private async Task SignalSessionsAsync(string signal)
    {
        using var sessions = Process.Start("pkill", [$"-{signal}", "-P", _process.Id.ToString()]);
        await sessions.WaitForExitAsync();
    }

    private Task SignalAsync(string signal) => Signals.SendAsync(signal, _process.Id);

    /// <summary>The server refuses to run as root, so it runs as the user that its package has created, who gets the folder.</summary>
    private static async Task PrepareAsync(DirectoryInfo folder, ServerCertificates certificates, string password)
    {
        await File.WriteAllTextAsync(PasswordFile(folder), password);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(certificates.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        if (!Environment.IsPrivilegedProcess) return;
        using var chown = Process.Start("chown", ["-R", "postgres", folder.FullName]);
        await chown.WaitForExitAsync();
    }

    private static string PasswordFile(DirectoryInfo folder) => Path.Combine(folder.FullName, "password");

    private static Process Start(DirectoryInfo folder, string program, params string[] arguments)
    {
        // setpriv becomes the program, so that a signal to the process reaches it.
        string[] line = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments]
            : [program, .. arguments];
        return Process.Start(new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = folder.FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    private static async Task EndAsync(Process process)
    {
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"initdb ended with exit code {process.ExitCode}: {string.Concat(output)}");
    }

    /// <summary>Waits for the line that says that the server accepts connections. Later lines are read and dropped, so that the server never waits for a reader.</summary>
    private static async Task ReadyAsync(Process server)
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var log = new List<string>();
        server.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) ready.TrySetException(new InvalidOperationException("The server ended: " + string.Join('\n', log)));
            else if (line.Data.Contains("ready to accept connections", StringComparison.Ordinal)) ready.TrySetResult();
            else if (!ready.Task.IsCompleted) log.Add(line.Data);
        };
        server.OutputDataReceived += static (_, _) => { };
        server.BeginErrorReadLine();
        server.BeginOutputReadLine();
        await ready.Task;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
