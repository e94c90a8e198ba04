using TypedStreaming.World.Oracle;
using TypedStreaming.World.Org;
using TypedStreaming.World.Plans;

namespace TypedStreaming.World.Running;

/// <summary>The command line.</summary>
internal sealed class WorldOptions
{
    public const string Usage = """
        Usage: dotnet run -c Release --project tests/World -- [OPTIONS]
        Runs the client in a model of the world, by random plans, and holds it to its promises.
          --steps N           how many steps are made at least; 1,000,000 by default
          --plans P           stop after P plans
          --seconds T         stop after T seconds, whatever was reached
          --seed S            the first plan's seed; 1 by default, the next plans have the next ones
          --theme NAME        full (all that can happen, the default), alone (one consumer), plain (one that
                              stays, and a bad network), pair (one that stays, one that comes and goes elsewhere, and a bad network),
                              narrow (consumers with little room), restless (consumers that leave
                              and come back while responses arrive)
          --ignore A,B        kinds of violations that do not count
          --count A,B         kinds that count, and no others
          --survey            go on after violations, and list the first of each kind
          --plan S            carry out one plan, and print what happens
          --shrink            with --plan: make it as short as it can be, and print it as a recorded plan
          --recorded [NAME]   carry out the recorded plans only, or one of them, and print what happens
          --break AXIOM       an org that breaks an axiom: EachMessageInOneAnswer, OrderOfIds, NothingPurged, ReplaysReachThePresent
          --skip S,S,...      seeds that are left out
          --random            leave the recorded plans out
          --controls [NAME]   break copies of the client on purpose, and see that each is found
        Exit code 0: no promise was broken.
        """;

    public long Steps { get; private set; } = 1_000_000;

    public int Plans { get; private set; } = int.MaxValue;

    public TimeSpan Limit { get; private set; } = TimeSpan.MaxValue;

    public long Seed { get; private set; } = 1;

    public Theme Theme { get; private set; } = Theme.Full;

    public HashSet<ViolationKind> Ignored { get; } = [];

    public bool Surveys { get; private set; }

    public long? Plan { get; private set; }

    public bool Shrinks { get; private set; }

    public bool OnlyRecorded { get; private set; }

    /// <summary>Plans that are left out.</summary>
    public HashSet<long> Skipped { get; } = [];

    public bool OnlyRandom { get; private set; }

    public bool OnlyControls { get; private set; }

    /// <summary>Of a recorded plan or a control.</summary>
    public string? Name { get; private set; }

    public Axioms Breaks { get; private set; }

    /// <summary>Reads the command line.</summary>
    /// <returns>The options, or null if they are not understood.</returns>
    public static WorldOptions? Parse(string[] args)
    {
        var options = new WorldOptions();
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var name))
        {
            if (!options.TryTakeFlag(name, rest) && !(rest.TryDequeue(out var value) && options.TryTake(name, value))) return null;
        }

        return options;
    }

    private bool TryTakeFlag(string name, Queue<string> rest)
    {
        switch (name)
        {
            case "--survey": return Surveys = true;
            case "--shrink": return Shrinks = true;
            case "--random": return OnlyRandom = true;
            case "--recorded": OnlyRecorded = true; break;
            case "--controls": OnlyControls = true; break;
            default: return false;
        }

        if (rest.TryPeek(out var next) && !next.StartsWith('-')) Name = rest.Dequeue();
        return true;
    }

    private bool TryTake(string name, string value)
    {
        switch (name)
        {
            case "--steps" when long.TryParse(value, out var steps):
                Steps = steps;
                return true;
            case "--seconds" when int.TryParse(value, out var seconds):
                (Steps, Limit) = (long.MaxValue, TimeSpan.FromSeconds(seconds));
                return true;
            case "--plans" when int.TryParse(value, out var plans):
                (Steps, Plans) = (long.MaxValue, plans);
                return true;
            case "--seed" when long.TryParse(value, out var seed):
                Seed = seed;
                return true;
            case "--skip":
                Skipped.UnionWith(value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse));
                return true;
            case "--plan" when long.TryParse(value, out var plan):
                Plan = plan;
                return true;
            case "--theme" when Theme.Named(value) is { } theme:
                Theme = theme;
                return true;
            case "--break" when Enum.TryParse<Axioms>(value, out var axiom):
                Breaks |= axiom;
                return true;
            default:
                return name is "--ignore" or "--count" && TryIgnore(value, others: name == "--count");
        }
    }

    private bool TryIgnore(string names, bool others)
    {
        var kinds = new HashSet<ViolationKind>();
        foreach (var name in names.Split(','))
        {
            if (!Enum.TryParse<ViolationKind>(name, out var kind)) return false;
            kinds.Add(kind);
        }

        Ignored.UnionWith(others ? Enum.GetValues<ViolationKind>().Except(kinds) : kinds);
        return true;
    }
}
