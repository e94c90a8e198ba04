using System.Text.RegularExpressions;

namespace TypedStreaming.Package.Tests.Toolchain;

/// <summary>The exit code and the whole output of a command.</summary>
internal sealed partial record Outcome(string Command, int ExitCode, string Output)
{
    private static readonly Dictionary<string, string> KnownTroubles = new(StringComparer.Ordinal)
    {
        ["NU1301"] = "a package source did not answer: the tests restore what a user would, so they need the sources of this machine (or its cache of them)",
        ["NU1101"] = "no source has a package of this name; the packages under test come from a folder, all else from the sources of this machine",
        ["NU1102"] = "no source has a package of this version",
        ["NU1901"] = "a dependency has a known vulnerability of low severity: raise its version in Directory.Packages.props",
        ["NU1902"] = "a dependency has a known vulnerability of moderate severity: raise its version in Directory.Packages.props",
        ["NU1903"] = "a dependency has a known vulnerability of high severity: raise its version in Directory.Packages.props",
        ["NU1904"] = "a dependency has a known vulnerability of critical severity: raise its version in Directory.Packages.props",
    };

    /// <summary>The codes of the errors and warnings in the output, each once.</summary>
    public IReadOnlyList<string> Errors => [.. Codes.Matches(Output).Select(match => match.Groups["code"].Value).Distinct().Order()];

    /// <summary>The lines of the output with a text, each once: the summary of a build repeats them.</summary>
    public IReadOnlyList<string> Lines(string text) =>
        [.. Output.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Contains(text, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];

    public Outcome Succeeded()
    {
        if (ExitCode != 0) Assert.Fail(ToString());
        return this;
    }

    public override string ToString()
    {
        var reasons = KnownTroubles.Where(trouble => Output.Contains(trouble.Key, StringComparison.Ordinal))
            .Select(trouble => $"{trouble.Key}: {trouble.Value}\n");
        return $"{string.Concat(reasons)}'{Command}' ended with exit code {ExitCode}:\n{Output}";
    }

    [GeneratedRegex(@"\b(error|warning) (?<code>[A-Z]+\d+)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Codes { get; }
}
