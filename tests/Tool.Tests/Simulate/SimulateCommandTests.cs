using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;
using TypedStreaming.Tool.Tests.Processes;

namespace TypedStreaming.Tool.Tests.Simulate;

/// <summary>The command itself: its addresses, ports and end.</summary>
public sealed class SimulateCommandTests
{
    [Fact]
    public async Task The_start_writes_addresses_and_random_credentials_once()
    {
        await using var one = await RunningSimulator.StartAsync();
        await using var two = await RunningSimulator.StartAsync();
        foreach (var key in (string[])["username", "password", "clientId", "clientSecret", "refreshToken", "accessToken", "organizationId"]) Assert.NotEqual(one[key], two[key]);
        foreach (var key in (string[])["org", "pubSub", "page"]) Assert.Equal("127.0.0.1", new Uri(one[key]).Host);
        Assert.Equal(1, one.Shell.Out.Count(static character => character == '\n'));
        Assert.Equal("tse: note: the org, the Pub/Sub API and the page accept connections from this machine only. Ctrl-C stops them.\n", one.Shell.Err);
        Assert.Equal(ExitCodes.Interrupted, await one.StopAsync());
        await Assert.ThrowsAsync<HttpRequestException>(() => one.Http.GetAsync(one.Page, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("tse generate --query \"SELECT Id, Name FROM Account\" --output Models", "--query", "SELECT Id, Name FROM Account")]
    [InlineData("tse generate --event Low_Ink__e --change Account --namespace Acme.Events > Events.cs", "--event", "Low_Ink__e", "--change", "Account", "--namespace", "Acme.Events")]
    [InlineData("tse generate --change Account --event Low_Ink__e --metadata schema", "--change", "Account", "--event", "Low_Ink__e")]
    public async Task The_examples_of_the_page_work_with_the_org_without_a_seed(string line, params string[] args)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TypedStreaming.sln"))) folder = folder.Parent!;
        Assert.Contains($"\n{line}\n", await File.ReadAllTextAsync(Path.Combine(folder.FullName, "docs", "tool.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await using var simulator = await RunningSimulator.StartAsync();
        var shell = new TestShell { ["TSE_INSTANCE_URL"] = simulator["org"], ["TSE_ACCESS_TOKEN"] = simulator["accessToken"] };
        Assert.Equal(ExitCodes.Success, await shell.RunAsync(["generate", .. args]));
        Assert.Empty(shell.Err);
        Assert.Contains("public partial record ", shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_PushTopic_of_the_examples_is_the_same_for_all_commands()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var shell = new TestShell { ["TSE_INSTANCE_URL"] = simulator["org"], ["TSE_ACCESS_TOKEN"] = simulator["accessToken"] };
        Assert.Equal(ExitCodes.Success, await shell.RunAsync("topics", "list"));
        Assert.Contains("AccountUpdates", shell.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, await shell.RunAsync("doctor", "--channel", "/topic/AccountUpdates"));
        Assert.Equal(ExitCodes.Success, await shell.RunAsync("generate", "--topic", "AccountUpdates", "--class", "AccountUpdate", "--namespace", "Acme"));
        Assert.Contains("[PushTopic(\"/topic/AccountUpdates\", Query = \"SELECT Id, Name FROM Account\")]", shell.Out, StringComparison.Ordinal);
        await simulator.ActAsync("""{"action":"publishPushTopic","channel":"/topic/AccountUpdates","type":"updated","sobject":{"Id":"001Kx00000Zz1AAIAZ","Name":"Acme"}}""");
        Assert.Equal(ExitCodes.Success, await shell.RunAsync("listen", "/topic/AccountUpdates", "--from", "earliest", "--count", "1"));
        Assert.Contains("\"Acme\"", shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_json_a_person_can_read_it()
    {
        var shell = new TestShell();
        using var end = new CancellationTokenSource();
        var run = shell.RunAsync(end.Token, "simulate");
        await shell.Written.WaitForAsync("access token  ");
        await end.CancelAsync();
        Assert.Equal(ExitCodes.Interrupted, await run);
        Assert.Matches(@"^page          http://127\.0\.0\.1:\d+/\norg           http://127\.0\.0\.1:\d+/\nPub/Sub API   http://127\.0\.0\.1:\d+/\norg id        00D", shell.Out);
    }

    [Fact]
    public async Task Ports_are_three_in_succession_and_a_busy_one_gets_one_line()
    {
        var port = FreePorts();
        await using (var simulator = await RunningSimulator.StartAsync("--port", $"{port}"))
        {
            Assert.Equal([port, port + 1, port + 2], ((string[])["org", "pubSub", "page"]).Select(key => new Uri(simulator[key]).Port));
            foreach (var overlap in (int[])[0, 1, 2])
            {
                var (exitCode, error) = await RunningSimulator.FailWithAsync([], "--port", $"{port + overlap}");
                Assert.Equal(ExitCodes.CouldNotRun, exitCode);
                Assert.Equal($"tse: --port: port {port + overlap} cannot be used; it may already be in use. Specify another --port (the simulator uses {port + overlap}, {port + overlap + 1} and {port + overlap + 2}), or omit --port to use any free ports.\n", error);
            }
        }

        // The ports are free again after the end, also where the last of them was the problem.
        using var busy = new TcpListener(IPAddress.Loopback, port + 2);
        busy.Start();
        var (_, last) = await RunningSimulator.FailWithAsync([], "--port", $"{port}");
        Assert.StartsWith($"tse: --port: port {port + 2} cannot be used", last, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("web")]
    [InlineData("0")]
    [InlineData("65534")]
    [InlineData("-1")]
    public async Task A_wrong_port_is_refused(string port)
    {
        var (exitCode, error) = await RunningSimulator.FailWithAsync([], "--port", port);
        Assert.Equal(ExitCodes.CouldNotRun, exitCode);
        Assert.Equal($"tse: --port: '{port}' is not a valid port. Specify a number from 1 to 65533: the simulator uses this port and the next two.\n", error);
    }

    [Theory]
    [InlineData("INT", ExitCodes.Interrupted)]
    [InlineData("TERM", ExitCodes.Terminated)]
    public async Task A_signal_ends_the_process_beside_open_pages_and_clients(string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test sends Unix signals.");
        await using var unused = await OrgShell.StartAsync();
        await using var tool = ToolProcess.Piped(unused, "simulate", "--json");
        await tool.Output.WaitForAsync("}\n");
        using var notice = JsonDocument.Parse(tool.Output.ToString());
        var listener = new TestShell { ["TSE_ACCESS_TOKEN"] = notice.RootElement.GetProperty("accessToken").GetString()!, ["TSE_INSTANCE_URL"] = notice.RootElement.GetProperty("org").GetString()! };
        using var end = new CancellationTokenSource();
        var listening = listener.RunAsync(end.Token, "listen", "/u/Alerts");
        using var http = new HttpClient();
        await using var page = await http.GetStreamAsync(new Uri(new Uri(notice.RootElement.GetProperty("page").GetString()!), "changes"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(page);
        var line = "";
        while (!line.Contains("\"waitsFor\":\"Event\"", StringComparison.Ordinal)) line = await reader.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("The stream has ended.");

        var start = TimeProvider.System.GetTimestamp();
        await tool.SignalAsync(signal);
        Assert.Equal(exitCode, await tool.ExitCodeAsync());

        // The limit of the end is 1.5 seconds. The rest is for a machine that is busy.
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(15));
        await end.CancelAsync();
        await listening;
    }

    private static int FreePorts()
    {
        while (true)
        {
            using var first = new TcpListener(IPAddress.Loopback, 0);
            first.Start();
            var port = ((IPEndPoint)first.LocalEndpoint).Port;
            if (port < 65_000 && Enumerable.Range(port + 1, 4).All(IsFree)) return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            // Another program uses it.
            return false;
        }
    }
}
