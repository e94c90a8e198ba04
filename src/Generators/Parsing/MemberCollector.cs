using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Parsing;

/// <summary>Finds the members of a type and its bases, those of the bases first, without hidden and overridden ones.</summary>
internal static class MemberCollector
{
    public static List<MemberCandidate> Collect(ParseScope scope)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var levels = new List<List<MemberCandidate>>();
        foreach (var type in scope.Type.SelfAndBases())
        {
            var level = type.GetMembers()
                .Select(m => MemberCandidate.From(m, scope))
                .Where(c => c is not null && !seen.Contains(c.Name))
                .Select(c => c!)
                .ToList();
            foreach (var candidate in level) seen.Add(candidate.Name);
            levels.Add(level);
        }

        levels.Reverse();
        return [.. levels.SelectMany(l => l)];
    }
}
