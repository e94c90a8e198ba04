namespace TypedStreaming.Package.Tests.Api;

/// <summary>The members that one listing has and another does not, each with its type.</summary>
internal static class ApiDifference
{
    public static IReadOnlyList<string> Between(string accepted, string actual)
    {
        var before = Entries(accepted);
        var after = Entries(actual);
        return
        [
            .. before.Except(after, StringComparer.Ordinal).Select(entry => "- " + entry),
            .. after.Except(before, StringComparer.Ordinal).Select(entry => "+ " + entry),
        ];
    }

    private static List<string> Entries(string listing)
    {
        var entries = new List<string>();
        var type = "";
        foreach (var line in listing.ReplaceLineEndings("\n").Split('\n'))
        {
            var isMember = line.StartsWith(ApiListing.Indent, StringComparison.Ordinal);
            if (!isMember) type = line;
            if (line.Length > 0 && line[0] != '#') entries.Add(isMember ? $"{NameIn(type)}: {line.Trim()}" : line);
        }

        return entries;
    }

    /// <summary>The text before a type's bases and constraints identifies it.</summary>
    private static string NameIn(string type) => type.Split(" : ")[0].Split(" where ")[0].Split(' ')[^1];
}
