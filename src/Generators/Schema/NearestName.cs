namespace TypedStreaming.Generators.Schema;

/// <summary>Finds the existing name that a misspelled name was probably meant to be.</summary>
internal static class NearestName
{
    /// <summary>
    /// The minimum length of a name that is considered similar to a longer name because the longer name contains it. It is also the minimum length
    /// of a name that can be considered a misspelling, unless the names differ only in case.
    /// </summary>
    private const int ShortestPart = 4;

    /// <summary>
    /// The maximum length of a short name. Only names that differ from a short name in at most one character are considered similar to it.
    /// </summary>
    private const int ShortName = 3;

    /// <summary>The minimum length of a name that is considered a misspelling even if two of its letters are wrong.</summary>
    private const int LongName = 8;

    /// <summary>Returns the most similar name, or null if no name is similar.</summary>
    public static string? Of(string name, IEnumerable<string> names) => names
        .Select(candidate => (Name: candidate, Distance: DistanceOf(name, candidate)))
        .Where(static candidate => candidate.Distance is not null)
        .OrderBy(static candidate => candidate.Distance)
        .ThenBy(static candidate => candidate.Name, StringComparer.Ordinal)
        .Select(static candidate => candidate.Name)
        .FirstOrDefault();

    /// <summary>
    /// Returns the existing name of which the specified name is probably a misspelling, or null if there is none. The method is stricter than
    /// <see cref="Of"/>, because the specified name may be correct.
    /// </summary>
    public static string? OfMisspelt(string name, IEnumerable<string> names) => names
        .Select(candidate => (Name: candidate, Edits: EditsBetween(StemOf(name).ToUpperInvariant(), candidate.ToUpperInvariant())))
        .Where(candidate => candidate.Edits == 0 || (StemOf(name).Length >= ShortestPart && candidate.Edits <= (StemOf(name).Length < LongName ? 1 : 2)))
        .OrderBy(static candidate => candidate.Edits)
        .ThenBy(static candidate => candidate.Name, StringComparer.Ordinal)
        .Select(static candidate => candidate.Name)
        .FirstOrDefault();

    /// <summary>
    /// Returns the number of edits that turn one name into the other. A letter that is missing, added, replaced, or swapped with the next one is one edit.
    /// </summary>
    public static int EditsBetween(string one, string other)
    {
        var (earlier, last) = (Array.Empty<int>(), Enumerable.Range(0, other.Length + 1).ToArray());
        for (var i = 1; i <= one.Length; i++)
        {
            var next = new int[other.Length + 1];
            next[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                next[j] = Math.Min(Math.Min(next[j - 1], last[j]) + 1, last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) next[j] = Math.Min(next[j], earlier[j - 2] + 1);
            }

            (earlier, last) = (last, next);
        }

        return last[other.Length];
    }

    // The suffix is the same for many names, so it shows no similarity.
    private static string StemOf(string name) => name.EndsWith("__c", StringComparison.OrdinalIgnoreCase) || name.EndsWith("__e", StringComparison.OrdinalIgnoreCase)
        ? name.Substring(0, name.Length - 3)
        : name;

    private static int? DistanceOf(string name, string candidate)
    {
        var (one, other) = (StemOf(name), StemOf(candidate));
        if (one.Length <= ShortName) return OfShort(one, other, isSuffixSame: name.Length - one.Length == candidate.Length - other.Length);
        return OfLong(one.ToUpperInvariant(), other.ToUpperInvariant());
    }

    // Almost every short name is a few edits away from any other, so more differences show no similarity.
    private static int? OfShort(string one, string other, bool isSuffixSame)
    {
        if (string.Equals(one, other, StringComparison.OrdinalIgnoreCase)) return 0;
        if (!isSuffixSame || Math.Abs(one.Length - other.Length) > 1 || Math.Max(one.Length, other.Length) == 1) return null;
        if (one.Length == other.Length && one.Zip(other, static (a, b) => a == b).Count(static same => !same) > 1) return null;
        return EditsBetween(one, other) == 1 ? 1 : null;
    }

    private static int? OfLong(string one, string other)
    {
        var distance = EditsBetween(one, other);
        if (distance <= Math.Max(1, Math.Min(one.Length, other.Length) / 3)) return distance;
        var (shorter, longer) = one.Length < other.Length ? (one, other) : (other, one);
        return shorter.Length >= ShortestPart && longer.Contains(shorter) ? distance : null;
    }
}
