using System.Text;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Values;

/// <summary>Plans the comparisons that generated code uses to find the index of a member by its UTF-8 name.</summary>
internal static class NameLookupParser
{
    /// <summary>
    /// The maximum number of member names of equal length that generated code compares one by one. If there are more names, the code first
    /// distinguishes them by one byte.
    /// </summary>
    private const int MostComparisons = 3;

    /// <summary>
    /// Returns true if an event can contain a member with the given name, and the name can be written in UTF-8. A name that contains half of a
    /// surrogate pair cannot be written in UTF-8.
    /// </summary>
    public static bool CanBe(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsSurrogate(name[i])) continue;
            if (i + 1 == name.Length || !char.IsSurrogatePair(name[i], name[i + 1])) return false;
            i++;
        }

        return true;
    }

    public static NameLookupModel Parse(IEnumerable<string> names)
    {
        var numbered = names.Select((name, index) => new NameModel(name, index));
        var lengths = numbered.GroupBy(n => Encoding.UTF8.GetByteCount(n.Name)).OrderBy(g => g.Key);
        return new NameLookupModel(lengths.Select(g => OfLength(g.Key, [.. g])).ToEquatableArray());
    }

    private static NameLengthModel OfLength(int length, List<NameModel> names)
    {
        if (names.Count <= MostComparisons)
            return new NameLengthModel(length, null, new[] { new NameGroupModel(0, names.ToEquatableArray()) }.ToEquatableArray());

        var bytes = names.ToDictionary(n => n, n => Encoding.UTF8.GetBytes(n.Name));
        var position = Enumerable.Range(0, length)
            .OrderByDescending(i => bytes.Values.Select(b => b[i]).Distinct().Count())
            .First();
        var groups = names.GroupBy(n => bytes[n][position])
            .OrderBy(g => g.Key)
            .Select(g => new NameGroupModel(g.Key, g.ToEquatableArray()));
        return new NameLengthModel(length, position, groups.ToEquatableArray());
    }
}
