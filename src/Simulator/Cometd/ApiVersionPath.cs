using System.Globalization;
using System.Text.RegularExpressions;

namespace TypedStreaming.Simulator.Cometd;

/// <summary>
/// Reads the API version in the path <c>/cometd/NN.0</c>. Unmodified CometD clients append text after the version, such as <c>/connect</c>; this
/// text is ignored.
/// </summary>
internal static partial class ApiVersionPath
{
    private const int Oldest = 37;

    public static Refusal? Check(string path, string newest)
    {
        if (MajorIn(path) is not { } major) return new Refusal(ErrorText.MissingVersion(newest), "none");
        return major >= Oldest && major <= MajorOf(newest)
            ? null
            : new Refusal(ErrorText.UnsupportedVersion(newest), "none");
    }

    public static int? MajorIn(string path)
    {
        var match = Pattern().Match(path);
        return match.Success ? int.Parse(match.Groups["major"].ValueSpan) : null;
    }

    public static int MajorOf(string version) =>
        TryMajorOf(version, out var major) ? major : throw new FormatException($"'{version}' is not a valid API version: use a form such as 66.0.");

    public static bool TryMajorOf(string version, out int major)
    {
        major = 0;
        return version.EndsWith(".0", StringComparison.Ordinal)
            && int.TryParse(version.AsSpan(0, version.Length - 2), NumberStyles.None, provider: null, out major);
    }

    [GeneratedRegex(@"^/cometd/(?<major>[0-9]{1,4})\.0(/|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
