using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Analyzers;

/// <summary>
/// The LINQ operators that request a later event before the application has processed an earlier one. Operators that process each event before they
/// request the next one, such as <c>Select</c>, <c>Where</c> and <c>SumAsync</c>, are not in the list.
/// </summary>
internal static class EagerOperators
{
    private const string Collects = "collects several events before it returns any of them";
    private const string Drops = "requests later events before it returns an earlier one";
    private const string RunsInParallel = "processes several events at the same time";
    private const string Blocks = "blocks a thread for each event, and its result is often enumerated before the events are processed";

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["ToListAsync"] = Collects,
        ["ToArrayAsync"] = Collects,
        ["ToDictionaryAsync"] = Collects,
        ["ToHashSetAsync"] = Collects,
        ["ToLookupAsync"] = Collects,
        ["Chunk"] = Collects,
        ["Buffer"] = Collects,
        ["GroupBy"] = Collects,
        ["Order"] = Collects,
        ["OrderDescending"] = Collects,
        ["OrderBy"] = Collects,
        ["OrderByDescending"] = Collects,
        ["Reverse"] = Collects,
        ["Shuffle"] = Collects,
        ["TakeLast"] = Collects,
        ["SkipLast"] = Drops,
        ["LastAsync"] = Drops,
        ["LastOrDefaultAsync"] = Drops,
        ["SingleAsync"] = Drops,
        ["SingleOrDefaultAsync"] = Drops,
        ["MaxAsync"] = Drops,
        ["MaxByAsync"] = Drops,
        ["MinAsync"] = Drops,
        ["MinByAsync"] = Drops,
        ["Merge"] = RunsInParallel,
    };

    /// <summary>
    /// Returns a sentence fragment that explains why a stream of events must not be passed to the method, or null if passing it is safe.
    /// </summary>
    public static string? ReasonAgainst(IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (type.Is(WellKnownTypes.Parallel)) return method.Name == "ForEachAsync" ? RunsInParallel : null;
        if (method.Name == "ToBlockingEnumerable") return IsOperator(method) ? Blocks : null;
        return Reasons.TryGetValue(method.Name, out var reason) && IsOperator(method) ? reason : null;
    }

    /// <summary>Returns true if the method is an operator on asynchronous sequences. Lazy operators are included.</summary>
    public static bool IsOperator(IMethodSymbol method) =>
        method.ContainingType.Is(WellKnownTypes.AsyncEnumerable)
        || method.ContainingType.Is(WellKnownTypes.AsyncEnumerableEx)
        || method.ContainingType.Is(WellKnownTypes.TaskAsyncEnumerable);
}
