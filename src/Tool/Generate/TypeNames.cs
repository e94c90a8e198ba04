using System.Text.RegularExpressions;

namespace TypedStreaming.Tool.Generate;

/// <summary>Shortens the names of types, and collects the namespaces that the file must import.</summary>
/// <param name="taken">The names that mean something else in the file, so that types of these names keep their namespace.</param>
internal sealed partial class TypeNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);
    private readonly SortedSet<string> _namespaces = new(Comparer<string>.Create(Order));

    /// <summary>The namespaces in the order in which they are written: first <c>System</c> and its namespaces, and then the others.</summary>
    public IReadOnlyCollection<string> Namespaces => _namespaces;

    /// <summary>Returns the names of the record's nested types that occur in a type name.</summary>
    public static IEnumerable<string> OwnIn(string type) => Qualified().Matches(type)
        .Where(static match => "global::" + match.Groups["space"].Value == EventRecords.Own).Select(static match => match.Groups["name"].Value);

    /// <summary>Returns the name of an attribute, without the suffix <c>Attribute</c>.</summary>
    public string OfAttribute(string space, string name)
    {
        if (_taken.Contains(name) || _taken.Contains(name + "Attribute")) return $"global::{space}.{name}";
        _namespaces.Add(space);
        return name;
    }

    public string Shorten(string type) => Qualified().Replace(type, match =>
    {
        var (space, name) = (match.Groups["space"].Value, match.Groups["name"].Value);
        if ("global::" + space == EventRecords.Own) return name;
        if (_taken.Contains(name)) return match.Value;
        _namespaces.Add(space);
        return name;
    });

    private static int Order(string one, string other)
    {
        var first = IsOfSystem(other).CompareTo(IsOfSystem(one));
        return first != 0 ? first : string.CompareOrdinal(one, other);
    }

    private static bool IsOfSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    [GeneratedRegex(@"global::(?<space>[A-Za-z.]+)\.(?<name>\w+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Qualified();
}
