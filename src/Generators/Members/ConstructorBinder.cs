using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Diagnostics;

namespace TypedStreaming.Generators.Members;

/// <summary>
/// Finds the member that corresponds to a constructor parameter. The member and the parameter have the same type and, ignoring case, the same name.
/// </summary>
internal static class ConstructorBinder
{
    public static MemberCandidate? Match(ParseScope scope, IParameterSymbol parameter, List<MemberCandidate> candidates)
    {
        var match = candidates.Find(c => IsCandidate(c) && c.Name == parameter.Name)
            ?? candidates.Find(c => IsCandidate(c) && string.Equals(c.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
        var reason = ReasonAgainst(parameter, match);
        if (reason is null) return match;
        scope.ReportAt(Rules.CannotBeFilled, parameter, parameter.Name, reason);
        return null;
    }

    private static bool IsCandidate(MemberCandidate candidate) => candidate.IsPublic || candidate.IsIncluded;

    private static string? ReasonAgainst(IParameterSymbol parameter, MemberCandidate? match)
    {
        if (parameter.RefKind is not (RefKind.None or RefKind.In)) return "a constructor parameter must not be passed by reference";
        if (parameter.HasExplicitDefaultValue && match is null) return null;
        if (match is null) return "no public property has the name of this constructor parameter";
        if (!SymbolEqualityComparer.Default.Equals(match.Type, parameter.Type))
            return $"the constructor parameter and the property '{match.Name}' have different types";
        return match.IsIgnored && !parameter.HasExplicitDefaultValue
            ? "[JsonIgnore] excludes the member, but the constructor needs its value; give the parameter a default value"
            : null;
    }
}
