namespace TypedStreaming.Generators.Channels;

/// <summary>
/// The names that Salesforce gives to the objects of an org. They consist of a name and a suffix that shows the kind of object.
/// </summary>
internal static class ApiNames
{
    private const string Separator = "__";

    /// <summary>The suffix of a custom channel. It is the same for channels of platform events and of change events.</summary>
    public const string ChannelSuffix = "__chn";

    public static bool EndsWith(string name, string suffix) => name.EndsWith(suffix, StringComparison.Ordinal);

    /// <summary>
    /// Returns the part of the name before a suffix, or null if the name does not have this suffix. The suffix can be written in upper or lower
    /// case.
    /// </summary>
    public static string? Before(string suffix, string name) =>
        name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - suffix.Length) : null;

    /// <summary>
    /// Returns the reason why a name before a suffix is not valid, or null if it is valid. The name can begin with the prefix of a package's
    /// namespace.
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
