namespace TypedStreaming.Simulator.Channels;

/// <summary>
/// The grammar of Salesforce's API names: a namespace, a name and a suffix, separated by two underscores; only the name is required.
/// </summary>
internal static class ApiName
{
    private const string Separator = "__";

    public static bool IsPlatformEvent(string name) => IsStandard(name) || HasSuffix(name, "e");

    public static bool IsCustomChannel(string name) => HasSuffix(name, "chn");

    public static bool IsEntity(string name) => IsStandard(name) || HasSuffix(name, "c");

    private static bool IsStandard(string name) => IsPart(name);

    private static bool HasSuffix(string name, string suffix)
    {
        var parts = name.Split(Separator);
        return parts.Length is 2 or 3 && parts[^1] == suffix && parts[..^1].All(IsPart);
    }

    private static bool IsPart(string part) =>
        part.Length > 0
        && char.IsAsciiLetter(part[0])
        && part[^1] != '_'
        && !part.Contains(Separator, StringComparison.Ordinal)
        && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
