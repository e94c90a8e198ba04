namespace Quickstart;

/// <summary>The arguments of the command line.</summary>
internal sealed class Arguments
{
    public const string Usage = """
        Usage: dotnet run --project samples/Quickstart [-- OPTION]
          (nothing)            listen to a local org for about ten seconds, and check that nothing is lost
          --watch              the same, then continue until Ctrl-C
          --channel CHANNEL    listen to a real org until Ctrl-C: set SALESFORCE_USERNAME, SALESFORCE_PASSWORD,
                               SALESFORCE_CLIENT_ID, SALESFORCE_CLIENT_SECRET, and SALESFORCE_LOGIN_URL for a My Domain
          --transport NAME     cometd (default) or pubsub: the Pub/Sub API has change events and platform events instead of
                               PushTopics and generic events
          --withhold           let the local org lose an event: the check must find it
        """;

    public const string Next = """
        Next: add "-- --watch" to continue until Ctrl-C, read samples/Quickstart/Program.cs, or run samples/ResumeAfterRestart twice.
        """;

    public bool Watch { get; private set; }

    public bool Withhold { get; private set; }

    public bool UsesPubSub { get; private set; }

    public string? Channel { get; private set; }

    /// <summary>Reads the arguments of the command line.</summary>
    /// <returns>What is wrong, and what to write instead; null if the arguments are right.</returns>
    public static string? Parse(string[] args, out Arguments arguments)
    {
        arguments = new Arguments();
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var option))
        {
            if (arguments.Read(option, rest) is { } problem) return problem;
        }

        return arguments.Conflict();
    }

    private string? Read(string option, Queue<string> rest)
    {
        switch (option)
        {
            case "--watch":
                Watch = true;
                return null;
            case "--withhold":
                Withhold = true;
                return null;
            case "--transport":
                if (!rest.TryDequeue(out var transport)) return "--transport needs a value: use cometd or pubsub.";
                UsesPubSub = transport == "pubsub";
                return transport is "cometd" or "pubsub" ? null : $"--transport: '{transport}' is not a transport. Use cometd or pubsub.";
            case "--channel":
                Channel = rest.TryDequeue(out var channel) ? channel : null;
                return Channel is null ? "--channel needs a value, such as /event/Low_Ink__e." : null;
            default:
                return $"Unknown option '{option}'. Use one of --watch, --withhold, --transport and --channel.";
        }
    }

    private string? Conflict()
    {
        if (Channel is null) return null;
        if (Watch || Withhold) return $"{(Watch ? "--watch" : "--withhold")} is only for the local org, so it cannot be used with --channel. Omit one of the two.";
        return UsesPubSub && !Channel.StartsWith("/event/", StringComparison.Ordinal) && !Channel.StartsWith("/data/", StringComparison.Ordinal)
            ? $"--channel: the Pub/Sub API has no channel '{Channel}', only platform events (/event/...) and change events (/data/...). Use --transport cometd."
            : null;
    }
}
