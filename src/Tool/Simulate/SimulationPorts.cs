using System.Globalization;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Simulate;

/// <summary>The ports of the simulator: three consecutive ports, or any free ports.</summary>
/// <param name="Org">The port of logins, REST and CometD.</param>
/// <param name="PubSub">The port of the Pub/Sub API.</param>
/// <param name="Page">The port of the page.</param>
internal sealed record SimulationPorts(int Org, int PubSub, int Page)
{
    private const int Last = 65_535;

    /// <summary>Reads the ports from the option <c>--port</c>.</summary>
    /// <exception cref="ToolException">The text is not a port.</exception>
    public static SimulationPorts Parse(string? text)
    {
        if (text is null) return new SimulationPorts(0, 0, 0);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= Last - 2
            ? new SimulationPorts(port, port + 1, port + 2)
            : throw new ToolException($"--port: '{text}' is not a valid port. Specify a number from 1 to {Last - 2}: the simulator uses this port and the next two.");
    }

    /// <summary>Starts a server. If the port of the server cannot be used, throws an exception with a one-line message.</summary>
    public async Task<T> BindAsync<T>(int port, Func<int, Task<T>> start)
    {
        try
        {
            return await start(port).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            throw new ToolException(Org == 0
                ? "there is no free port on this machine. Stop an application that uses many ports, and try again."
                : $"--port: port {port} cannot be used; it may already be in use. Specify another --port (the simulator uses {Org}, {PubSub} and {Page}), or omit --port to use any free ports.");
        }
    }
}
