using TypedStreaming.Benchmarks.EndToEnd.Clients;

namespace TypedStreaming.Benchmarks.EndToEnd;

/// <summary>The options on the command line.</summary>
internal sealed class EndToEndOptions
{
    public static string Usage { get; } = $"""
        Usage: dotnet run -c Release --project benchmarks/EndToEnd -- [OPTIONS]
        Compares this library's client with loops written by hand.
          --quick            a minute: shows a direction, proves nothing
          --minutes M        how long it may take; 6 by default. On a busy machine more minutes give more rounds
          --warm S           the seconds for which each process works before its first round; 15 by default, as in the bare loop
          --clients A,B      which clients run beside 'hand': {string.Join(',', MeasuredClients.All.Skip(1).Select(client => client.Name))}; without this, all but the last
        """;

    public bool IsQuick { get; private set; }

    public double Minutes { get; private set; } = 6;

    /// <summary>
    /// How long each process works before its first round: by default, as long as the bare loop does without an option. With a second, the
    /// just-in-time compiler uses a large part of the first rounds, the more the more code a client has.
    /// </summary>
    public TimeSpan WarmUp { get; private set; } = TimeSpan.FromSeconds(15);

    public IReadOnlyList<ClientProgram> Clients { get; private set; } = MeasuredClients.Default;

    /// <summary>Reads the options on the command line.</summary>
    /// <returns>The options, or null if they are not understood.</returns>
    public static EndToEndOptions? Parse(string[] args)
    {
        var options = new EndToEndOptions();
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var name))
        {
            if (!options.TryTake(name, rest)) return null;
        }

        return options;
    }

    private bool TryTake(string name, Queue<string> rest)
    {
        if (name == "--quick")
        {
            (Minutes, WarmUp) = (1, TimeSpan.FromSeconds(1));
            return IsQuick = true;
        }

        if (!rest.TryDequeue(out var value)) return false;
        switch (name)
        {
            case "--minutes" when double.TryParse(value, out var minutes) && minutes > 0:
                Minutes = minutes;
                return true;
            case "--warm" when double.TryParse(value, out var seconds) && seconds >= 0:
                WarmUp = TimeSpan.FromSeconds(seconds);
                return true;
            case "--clients" when MeasuredClients.Named(value.Split(',')) is { } clients:
                Clients = clients;
                return true;
            default:
                return false;
        }
    }
}
