namespace TypedStreaming.Hosting.Configuration;

/// <summary>Finds the known setting name that is most similar to an unknown name.</summary>
internal static class NearestName
{
    /// <summary>
    /// Returns the end of a message about an unknown name: a suggestion of the most similar known name or, if no name is similar, the list of all
    /// known names.
    /// </summary>
    public static string Hint(string name, IEnumerable<string> known)
    {
        var names = known.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (names.Count == 0) return "no settings are allowed here";
        var (distance, nearest) = names.Select(candidate => (Distance(name, candidate), candidate)).Min();
        return distance <= Math.Max(2, name.Length / 3) ? $"did you mean {nearest}?" : $"the known names are {string.Join(", ", names)}";
    }

    /// <summary>
    /// Returns the number of characters that must be inserted, deleted or replaced to turn one name into the other (Levenshtein distance). The
    /// comparison ignores case.
    /// </summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
