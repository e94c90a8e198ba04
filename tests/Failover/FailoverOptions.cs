namespace TypedStreaming.Failover;

/// <summary>The command line.</summary>
internal sealed class FailoverOptions
{
    public const string Usage = """
        Usage: dotnet run -c Release --project tests/Failover -- [OPTIONS]
        Two readers and three workers handle the events of an org through PostgreSQL and RabbitMQ, while processes and servers are killed and stopped.
          --events N       how many events are published; 4000 by default
          --kills K        how often something is killed or stopped meanwhile; 6 by default
          --first D        the number of the first disturbance in the plan; 1 by default
          --seed S         which records change, and how; 1 by default
          --show lines     show what the other processes write
          --sabotage X     a fault that must be found: ack-before-confirm, hand-over-by-cancel, key-by-first-id, no-mandatory, no-epoch;
                           or late-copies, the fault that the epoch makes harmless
        Needs the Debian packages postgresql and rabbitmq-server.
        Exit code 0: nothing was lost and nothing came out of order.
        """;

    private static readonly Dictionary<string, Manner> Manners = new(StringComparer.Ordinal)
    {
        ["ack-before-confirm"] = Manner.AcknowledgesBeforeConfirm,
        ["hand-over-by-cancel"] = Manner.CancelsConsumers,
        ["key-by-first-id"] = Manner.KeysByFirstId,
        ["no-mandatory"] = Manner.IgnoresReturns,
        ["no-epoch"] = Manner.PublishesLateWithoutEpoch,
        ["late-copies"] = Manner.PublishesLate,
    };

    public int Events { get; private set; } = 4000;

    public int Kills { get; private set; } = 6;

    /// <summary>The number of the first disturbance in the plan, from 1.</summary>
    public int First { get; private set; } = 1;

    public int Seed { get; private set; } = 1;

    public Manner Manner { get; private set; }

    /// <summary>True to show what the other processes write.</summary>
    public bool ShowsLines { get; private set; }

    /// <summary>The number of events that are published between two disturbances.</summary>
    public int Stage => Events / (Kills + 1);

    /// <summary>The number of records: each changes at least 20 times.</summary>
    public int Records => Math.Clamp(Events / 40, 1, 5000);

    /// <summary>The time limit for the whole run, also on a busy machine.</summary>
    public TimeSpan Limit => TimeSpan.FromSeconds(120 + (30 * Kills) + (Events / 100));

    /// <summary>Reads the command line.</summary>
    /// <returns>The options, or null if they are not understood.</returns>
    public static FailoverOptions? Parse(string[] args)
    {
        var options = new FailoverOptions();
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !options.TryTake(args[i], args[i + 1])) return null;
        }

        return options is { Kills: >= 0, Stage: >= 10 } ? options : null;
    }

    private bool TryTake(string name, string value)
    {
        var isNumber = int.TryParse(value, out var number);
        switch (name)
        {
            case "--events" when isNumber:
                Events = number;
                return true;
            case "--kills" when isNumber:
                Kills = number;
                return true;
            case "--first" when isNumber && number > 0:
                First = number;
                return true;
            case "--seed" when isNumber:
                Seed = number;
                return true;
            case "--show" when value == "lines":
                return ShowsLines = true;
            case "--sabotage" when Manners.TryGetValue(value, out var manner):
                Manner = manner;
                return true;
            default:
                return false;
        }
    }
}
