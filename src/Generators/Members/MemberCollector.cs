using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Members;

/// <summary>Finds the members of a type and its base types, except hidden and overridden members. The members of the base types come first.</summary>
internal static class MemberCollector
{
    public static List<MemberCandidate> Collect(ParseScope scope)
    {
        var replaced = new HashSet<string>(StringComparer.Ordinal);
        var hidden = new HashSet<string>(StringComparer.Ordinal);
        var levels = new List<List<MemberCandidate>>();
        foreach (var type in scope.Type.SelfAndBases())
        {
            var level = type.GetMembers()
                .Select(m => MemberCandidate.From(m, scope, hidden.Contains(m.Name)))
                .Where(c => c is not null && !replaced.Contains(c.Name))
                .Select(c => c!)
                .ToList();
            replaced.UnionWith(level.Where(Replaces).Select(c => c.Name));
            hidden.UnionWith(type.GetMembers().Select(m => m.Name));
            levels.Add(level);
        }

        levels.Reverse();
        return [.. levels.SelectMany(l => l)];
    }

    // A private property or a method of the same name does not replace the inherited member. It only makes a reference to the inherited
    // member harder.
    private static bool Replaces(MemberCandidate candidate) =>
        candidate.IsPublic || candidate.IsIncluded || candidate.Symbol.IsOverride;
}
