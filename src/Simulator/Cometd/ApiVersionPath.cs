using System.Text.RegularExpressions;

namespace TypedStreaming.Simulator.Cometd;

/// <summary>The API version in <c>/cometd/NN.0</c>. What stock clients append after it, such as <c>/connect</c>, is ignored.</summary>
internal static partial class ApiVersionPath
{
    private const int Oldest = 37;

    public static Refusal? Check(string path, string newest)
    {
        var match = Pattern().Match(path);
        if (!match.Success) return new Refusal(ErrorText.MissingVersion(newest), "none");
        var major = int.Parse(match.Groups["major"].ValueSpan);
        return major >= Oldest && major <= MajorOf(newest)
            ? null
            : new Refusal(ErrorText.UnsupportedVersion(newest), "none");
    }

    public static int MajorOf(string version) => int.Parse(version.AsSpan(0, version.IndexOf('.', StringComparison.Ordinal)));

    [GeneratedRegex(@"^/cometd/(?<major>[0-9]{1,4})\.0(/|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
