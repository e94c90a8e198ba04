using TypedStreaming.Soak.Consuming;

namespace TypedStreaming.Soak;

/// <summary>The command line.</summary>
internal sealed class SoakOptions
{
    public const string Usage = """
        Usage: dotnet run -c Release --project tests/Soak -- [OPTIONS]
        Kills a consumer with stored positions again and again, and counts what it lost.
          --events N                               how many events are published; 2000 by default
          --kills K                                how often the consumer is killed meanwhile; 5 by default
          --seed S                                 when; 1 by default
          --transport cometd|pubsub                the consumers use CometD, which is the default, or the Pub/Sub API
          --or-else earliest|latest-without-gap    where the first consumer starts; the second one has its first kill
                                                   in its first event, before anything is acknowledged
          --faults                                 sessions, tokens, connections, answers and the server fail too
          --sabotage ack-on-receive                acknowledge before processing: events must be lost
        Exit code 0: nothing was lost.
        """;

    public int Events { get; private set; } = 2000;

    public int Kills { get; private set; } = 5;

    public int Seed { get; private set; } = 1;

    public Transport Transport { get; private set; } = Transport.Cometd;

    public string OrElse { get; private set; } = Starts.Earliest;

    public bool Faults { get; private set; }

    public bool AcknowledgesOnReceipt { get; private set; }

    /// <summary>The number of events that are published between two kills.</summary>
    public int Stage => Events / (Kills + 1);

    /// <summary>The time limit for the whole run, also on a busy machine.</summary>
    public TimeSpan Limit => TimeSpan.FromSeconds(60 + (4 * Kills * (Faults ? 5 : 1)) + (Events / 200));

    /// <summary>Reads the command line.</summary>
    /// <returns>The options, or null if they are not understood.</returns>
    public static SoakOptions? Parse(string[] args)
    {
        var options = new SoakOptions();
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var name))
        {
            if (!options.TryTake(name, rest)) return null;
        }

        return options.Kills >= 0 && options.Stage >= 4 && options.Events <= Journals.Journal.Largest ? options : null;
    }

    private bool TryTake(string name, Queue<string> rest)
    {
        if (name == "--faults") return Faults = true;
        if (!rest.TryDequeue(out var value)) return false;
        switch (name)
        {
            case "--events" when int.TryParse(value, out var events):
                Events = events;
                return true;
            case "--kills" when int.TryParse(value, out var kills):
                Kills = kills;
                return true;
            case "--seed" when int.TryParse(value, out var seed):
                Seed = seed;
                return true;
            case "--transport" when value is "cometd" or "pubsub":
                Transport = value == "pubsub" ? Transport.PubSub : Transport.Cometd;
                return true;
            case "--or-else" when Starts.Parse(value) is not null:
                OrElse = value;
                return true;
            case "--sabotage" when value == "ack-on-receive":
                return AcknowledgesOnReceipt = true;
            default:
                return false;
        }
    }
}
