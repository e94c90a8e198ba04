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
    /// <returns>The options, or null if they are not understood.</returns>
    public static Arguments? Parse(string[] args)
    {
        var arguments = new Arguments();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--watch") arguments.Watch = true;
            else if (args[i] == "--withhold") arguments.Withhold = true;
            else if (args[i] == "--transport" && i + 1 < args.Length && args[i + 1] is ("cometd" or "pubsub")) arguments.UsesPubSub = args[++i] == "pubsub";
            else if (args[i] == "--channel" && i + 1 < args.Length) arguments.Channel = args[++i];
            else return null;
        }

        return arguments.Channel is not null && (arguments.Watch || arguments.Withhold) ? null : arguments;
    }
}
