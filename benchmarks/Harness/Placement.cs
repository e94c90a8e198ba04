namespace TypedStreaming.Benchmarks.Harness;

/// <summary>The cores of the server and the clients, in the form of taskset; null if nothing is pinned.</summary>
/// <param name="Server">The server's core.</param>
/// <param name="Client">The core of a client with one core.</param>
/// <param name="WideClient">The cores of a client with two cores.</param>
/// <param name="Description">The placement in words.</param>
public sealed record Placement(string? Server, string? Client, string? WideClient, string Description)
{
    internal const string Taskset = "taskset";

    /// <summary>The best placement that this machine allows.</summary>
    public static Placement OfThisMachine()
    {
        var cores = AllowedCores();
        if (!IsInPath(Taskset)) return Unpinned("taskset is not installed: nothing is pinned, and the figures are less reliable");
        return cores switch
        {
            [] or [_] => Unpinned("there is one core: the server and the client share it, and the figures are not reliable"),
            [var first, var second] => On(first, second, $"{first},{second}", "shared with the server"),
            [var first, var second, var third, ..] => On(first, second, $"{second},{third}", "none of them used by the server"),
        };
    }

    private static Placement On(int server, int client, string wide, string remark) => new(
        $"{server}", $"{client}", wide, $"the server on core {server}, the client on core {client}; a client on two cores: {wide}, {remark}");

    private static Placement Unpinned(string why) => new(null, null, null, why);

    // A list of the kernel, such as 0-3,8.
    private static List<int> AllowedCores()
    {
        var list = ProcStatus.Read("Cpus_allowed_list");
        return
        [
            .. from range in list.Split(',')
               let ends = range.Split('-')
               from core in Enumerable.Range(int.Parse(ends[0]), int.Parse(ends[^1]) - int.Parse(ends[0]) + 1)
               select core,
        ];
    }

    private static bool IsInPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
