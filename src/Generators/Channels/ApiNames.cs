namespace TypedStreaming.Generators.Channels;

/// <summary>The API names of the objects in an org. An API name consists of a name and a suffix that identifies the kind of object.</summary>
internal static class ApiNames
{
    private const string Separator = "__";

    /// <summary>The suffix of a custom channel. Channels for platform events and channels for change events have the same suffix.</summary>
    public const string ChannelSuffix = "__chn";

    public static bool EndsWith(string name, string suffix) => name.EndsWith(suffix, StringComparison.Ordinal);

    /// <summary>
    /// Returns the part of the name before a suffix, or null if the name does not have this suffix. The suffix can be written in upper or lower
    /// case.
    /// </summary>
    public static string? Before(string suffix, string name) =>
        name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - suffix.Length) : null;

    /// <summary>
    /// Returns the reason why the part of a name before the suffix is not valid, or null if that part is valid. The part can begin with the namespace
    /// prefix of a package.
    /// </summary>
    public static string? ProblemOf(string name)
    {
        var space = name.IndexOf(Separator, StringComparison.Ordinal);
        var own = space > 0 ? name.Substring(space + Separator.Length) : name;
        if (own.Length == 0) return "there is no name before the suffix";
        if (own.Contains(Separator)) return "the name contains '__'";
        if (own[own.Length - 1] == '_') return "the name ends in '_'";
        if (own[0] is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))) return "the name does not start with a letter";
        return ChannelGrammar.FirstUnusual(own) is { } symbol ? $"the name contains '{symbol}'; only letters, digits and '_' are allowed" : null;
    }
}
