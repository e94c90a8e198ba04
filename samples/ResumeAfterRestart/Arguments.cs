namespace ResumeAfterRestart;

/// <summary>The arguments of the command line.</summary>
internal sealed record Arguments(bool Reset, string? File)
{
    public const string Usage = """
        Usage: dotnet run --project samples/ResumeAfterRestart [-- OPTIONS]
          (nothing)      run this twice: the second run continues where the first one was interrupted
          --reset        first delete the position of earlier runs
          --file PATH    store the position in this file
        """;

    /// <summary>Reads the arguments of the command line.</summary>
    /// <returns>The options, or null if they are not understood.</returns>
    public static Arguments? Parse(string[] args) => args switch
    {
        [] => new(Reset: false, File: null),
        ["--reset", .. var rest] when Parse(rest) is { } others => others with { Reset = true },
        ["--file", var path, .. var rest] when Parse(rest) is { } others => others with { File = path },
        _ => null,
    };
}
