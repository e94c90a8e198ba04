using System.CommandLine;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;
using TypedStreaming.Tool.Simulate.Scripts;
using TypedStreaming.Tool.Simulate.Seeds;
using TypedStreaming.Tool.Simulate.Web;

namespace TypedStreaming.Tool.Simulate;

/// <summary>The command <c>tse simulate</c>, which runs a simulated org on this machine, with a web page that shows and controls it.</summary>
internal sealed class SimulateCommand
{
    private const string Description =
        "Runs a simulated org on this machine until Ctrl-C. A web page shows the org, and can publish events and cause faults.";

    /// <summary>The time limit for closing the connections when the command ends. After this time, the process ends without closing them.</summary>
    private static readonly TimeSpan ClosingLimit = TimeSpan.FromSeconds(1.5);

    private readonly IShell _shell;
    private readonly Option<string?> _script = new("--script") { HelpName = "FILE", Description = "A JSON file with actions that the simulator performs one after another: events, faults and waits. docs/tool.md describes the format." };
    private readonly Option<string?> _seed = new("--seed") { HelpName = "DIR", Description = "A folder with the initial content of the org: a file named org.json, a folder named metadata, or both. By default, the org has one channel of each kind." };
    private readonly Option<string?> _port = new("--port") { HelpName = "N", Description = "The port of the org. The next two ports are used for the Pub/Sub API and the web page. By default, any free ports are used." };
    private readonly Option<bool> _json = new("--json") { Description = "Writes the addresses and the credentials as one line of JSON." };

    private SimulateCommand(IShell shell) => _shell = shell;

    public static Command Create(IShell shell) => new SimulateCommand(shell).ToCommand();

    private Command ToCommand()
    {
        var command = new Command("simulate", Description) { _script, _seed, _port, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var ports = SimulationPorts.Parse(parsed.GetValue(_port));
        var script = parsed.GetValue(_script) is { } file ? await Script.ReadAsync(file, cancellationToken).ConfigureAwait(false) : null;
        var simulation = await Simulation.StartAsync(ports, _shell.Time, cancellationToken).ConfigureAwait(false);
        PageServer? server = null;
        try
        {
            await FillAsync(parsed.GetValue(_seed), simulation, cancellationToken).ConfigureAwait(false);
            var routes = new PageRoutes(simulation, new StateStream(simulation, new StateJson(simulation, () => script?.State)));
            server = await ports.BindAsync(ports.Page, port => PageServer.StartAsync(port, routes, cancellationToken)).ConfigureAwait(false);
            StartNotice.Write(simulation, server.Url, parsed.GetValue(_json), _shell);
            if (script is not null) await script.RunAsync(simulation, _shell, cancellationToken).ConfigureAwait(false);
            await Task.Delay(Timeout.InfiniteTimeSpan, _shell.Time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await CloseAsync(server, simulation).WaitAsync(ClosingLimit, TimeProvider.System, CancellationToken.None)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task FillAsync(string? folder, Simulation simulation, CancellationToken cancellationToken)
    {
        if (folder is null) Seed.AddExamples(simulation.Org);
        else await Seed.AddAsync(folder, simulation, cancellationToken).ConfigureAwait(false);
    }

    private static async Task CloseAsync(PageServer? server, Simulation simulation)
    {
        if (server is not null) await server.DisposeAsync().ConfigureAwait(false);
        await simulation.DisposeAsync().ConfigureAwait(false);
    }
}
