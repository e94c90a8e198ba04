using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace TypedStreaming.RabbitMq.Tests.Servers;

/// <summary>
/// A RabbitMQ server on free loopback ports, with its own port mapper and its data in a temporary folder. It ends with its disposal, and leaves nothing.
/// </summary>
internal sealed class PrivateServer : IAsyncDisposable
{
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";
    private const string Started = "Starting broker... completed";

    private readonly DirectoryInfo _folder;
    private readonly int[] _ports = FreePorts(4);
    private readonly string _password = $"secret-{Guid.NewGuid():n}";
    private readonly string _cookie = $"cookie-{Guid.NewGuid():n}";
    private Process? _portMapper;
    private Process? _process;

    private PrivateServer(DirectoryInfo folder)
    {
        _folder = folder;
        Certificates = new ServerCertificates(folder);
    }

    public static bool IsInstalled => File.Exists(Program);

    public Uri Address => new($"amqp://tester:{_password}@127.0.0.1:{Port}");

    public int Port => _ports[0];

    public int TlsPort => _ports[1];

    public ServerCertificates Certificates { get; }

    public static async Task<PrivateServer> StartAsync()
    {
        var server = new PrivateServer(Directory.CreateTempSubdirectory("typedstreaming-rabbitmq-"));
        try
        {
            await server.PrepareAsync();
            server._portMapper = server.Start("epmd", "-port", server._ports[3].ToString(), "-address", "127.0.0.1");
            await server.BootAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server on the data that it has.</summary>
    public async Task BootAsync()
    {
        _process = Start(Program);
        await ReadyAsync(_process);
    }

    /// <summary>Ends the server at once, as a crash does.</summary>
    public async Task KillAsync() => await EndAsync(Interlocked.Exchange(ref _process, null));

    /// <summary>Stops the server, so that it does nothing until <see cref="ContinueAsync"/>.</summary>
    public Task StopAsync() => SignalAsync("STOP");

    public Task ContinueAsync() => SignalAsync("CONT");

    /// <summary>Evaluates Erlang expressions in the server, and returns the value of the last one.</summary>
    public async Task<string> EvaluateAsync(string expressions)
    {
        using var call = Start("erl_call", "-n", "t@localhost", "-c", _cookie, "-e");
        await call.StandardInput.WriteAsync(expressions + ".\n");
        call.StandardInput.Close();
        var output = await Task.WhenAll(call.StandardOutput.ReadToEndAsync(), call.StandardError.ReadToEndAsync());
        await call.WaitForExitAsync();
        return output[0].StartsWith("{ok, ", StringComparison.Ordinal)
            ? output[0]["{ok, ".Length..^1]
            : throw new InvalidOperationException($"'{expressions}' failed: {string.Concat(output)}");
    }

    /// <summary>Creates a user, with regular expressions for the names that it may configure, write and read.</summary>
    public Task AddUserAsync(string name, string password, string configure, string write, string read) => EvaluateAsync(
        $"""
        ok = rabbit_auth_backend_internal:add_user(<<"{name}">>, <<"{password}">>, <<"tests">>),
        ok = rabbit_auth_backend_internal:set_permissions(<<"{name}">>, <<"/">>, <<"{configure}">>, <<"{write}">>, <<"{read}">>, <<"tests">>)
        """);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await EndAsync(Interlocked.Exchange(ref _portMapper, null));
        _folder.Delete(recursive: true);
    }

    private Task SignalAsync(string signal) => Signals.SendAsync(signal, _process!.Id);

    private async Task PrepareAsync()
    {
        var cookie = Path.Combine(_folder.FullName, ".erlang.cookie");
        await File.WriteAllTextAsync(cookie, _cookie);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(cookie, UnixFileMode.UserRead);
        await File.WriteAllTextAsync(PathOf("plugins"), "[].");
        await File.WriteAllTextAsync(
            PathOf("rabbitmq.conf"),
            $"""
            default_user = tester
            default_pass = {_password}
            listeners.ssl.1 = 127.0.0.1:{TlsPort}
            ssl_options.cacertfile = {Certificates.AuthorityFile}
            ssl_options.certfile = {Certificates.CertificateFile}
            ssl_options.keyfile = {Certificates.KeyFile}
            ssl_options.verify = verify_peer
            ssl_options.fail_if_no_peer_cert = false

            """);
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder.FullName,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Environment()) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private Dictionary<string, string> Environment() => new()
    {
        ["HOME"] = _folder.FullName,
        ["ERL_EPMD_PORT"] = _ports[3].ToString(),
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODENAME"] = "t@localhost",
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = Port.ToString(),
        ["RABBITMQ_DIST_PORT"] = _ports[2].ToString(),
        ["RABBITMQ_MNESIA_BASE"] = PathOf("data"),
        ["RABBITMQ_LOG_BASE"] = PathOf("log"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = PathOf("plugins"),
        ["RABBITMQ_CONFIG_FILE"] = PathOf("rabbitmq.conf"),
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",

        // The script then becomes the server, so that a signal to the process reaches it.
        ["RUNNING_UNDER_SYSTEMD"] = "true",
    };

    /// <summary>Waits for the line that says that the server accepts connections. Later lines are read and dropped, so that the server never waits for a reader.</summary>
    private static async Task ReadyAsync(Process server)
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var log = new List<string>();
        server.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) ready.TrySetException(new InvalidOperationException("The server ended: " + string.Join('\n', log)));
            else if (line.Data.Contains(Started, StringComparison.Ordinal)) ready.TrySetResult();
            else if (!ready.Task.IsCompleted) log.Add(line.Data);
        };
        server.ErrorDataReceived += static (_, _) => { };
        server.BeginErrorReadLine();
        server.BeginOutputReadLine();
        await ready.Task;
    }

    private static async Task EndAsync(Process? process)
    {
        if (process is null) return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int[] FreePorts(int count)
    {
        // All are open at the same time, so that they are different.
        var listeners = Enumerable.Range(0, count).Select(static _ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners) listener.Start();
        var ports = listeners.Select(static listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners) listener.Dispose();
        return ports;
    }
}
