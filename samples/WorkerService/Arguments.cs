namespace WorkerService;

/// <summary>The arguments of the command line.</summary>
/// <param name="Telemetry">True if spans and metrics are printed.</param>
/// <param name="Reset">True if the state of earlier runs is deleted first.</param>
/// <param name="Folder">The folder of the state, or null for the usual one.</param>
/// <param name="Settings">Settings for the configuration.</param>
internal sealed record Arguments(bool Telemetry, bool Reset, string? Folder, string[] Settings)
{
    public const string Next = """
        Next: run it again: it continues after these events. Or add "-- --telemetry" for spans and metrics, "-- --help" for real orgs;
        read samples/WorkerService/Program.cs and docs/hosting.md.
        """;

    private const string Usage = """
        Usage: dotnet run --project samples/WorkerService [-- OPTIONS]
          (nothing)        handle events of two local orgs until Ctrl-C; the next run continues there
          --telemetry      print spans and metrics of OpenTelemetry too
          --reset          first delete the positions of earlier runs
          --folder PATH    store the positions in this folder
          --KEY=VALUE      a setting, such as --urls=http://127.0.0.1:8080 for the health endpoint
        Real orgs: with a section Salesforce in the configuration it connects to them instead. For an org 'emea', in the environment:
          Salesforce__emea__Login__Flow=ClientCredentials
          Salesforce__emea__Login__LoginUrl=https://acme.my.salesforce.com
          Salesforce__emea__Login__ClientId=...
          Salesforce__emea__Login__ClientSecret=...     or a user secret of this project: Salesforce:emea:Login:ClientSecret
        The org needs the PushTopic AccountUpdates, the platform event Low_Ink__e, and Change Data Capture of accounts.
        """;

    /// <summary>Prints the usage of the program, because the user requested it.</summary>
    /// <returns>The exit code.</returns>
    public static int Explain()
    {
        Console.WriteLine(Usage);
        return 0;
    }

    /// <summary>Prints the mistake in the command line, and the usage of the program.</summary>
    /// <returns>The exit code.</returns>
    public static int Refuse(FormatException mistake)
    {
        Console.Error.WriteLine(mistake.Message);
        Console.Error.WriteLine(Usage);
        return 2;
    }

    /// <summary>Reads the arguments of the command line.</summary>
    /// <exception cref="FormatException">An argument is not known, or lacks its value.</exception>
    public static Arguments Parse(string[] args) => args switch
    {
        [] => new(Telemetry: false, Reset: false, Folder: null, Settings: []),
        ["--telemetry", .. var rest] => Parse(rest) with { Telemetry = true },
        ["--reset", .. var rest] => Parse(rest) with { Reset = true },
        ["--folder", var path, .. var rest] => Parse(rest) with { Folder = path },
        ["--folder"] => throw new FormatException("The argument --folder needs a path."),
        [['-', '-', .. var setting] argument, .. var rest] when setting.Contains('=') => Parse(rest).And(argument),
        [var argument, ..] => throw new FormatException($"The argument '{argument}' is not known."),
    };

    private Arguments And(string setting) => this with { Settings = [setting, .. Settings] };
}
