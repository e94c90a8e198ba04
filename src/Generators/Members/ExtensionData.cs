using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;
using TypedStreaming.Generators.Values;

namespace TypedStreaming.Generators.Members;

/// <summary>Checks members with <c>[JsonExtensionData]</c>, which receive all fields for which the type has no member.</summary>
internal static class ExtensionData
{
    public const string TypeName =
        "global::System.Collections.Generic.Dictionary<string, global::System.Text.Json.JsonElement>";

    private const string SuggestedType =
        "System.Collections.Generic.Dictionary<string, System.Text.Json.JsonElement>";

    public static MemberKind? KindOf(ParseScope scope, MemberCandidate candidate, IParameterSymbol? parameter)
    {
        var reason = parameter is not null ? "a constructor parameter cannot receive extension data; use a property with an init accessor instead"
            : !CollectionTypes.CanExtend(candidate.Type) ? $"the type of the member is '{candidate.Type.ToShortName()}', not Dictionary<string, JsonElement>"
            : null;
        if (reason is null) return MemberKind.ExtensionData;
        Report(scope, candidate, reason, CollectionTypes.CanExtend(candidate.Type) ? null : SuggestedType);
        return null;
    }

    /// <summary>
    /// Reports all members with <c>[JsonExtensionData]</c> except the first. Only one such member is allowed, as in System.Text.Json.
    /// </summary>
    public static void CheckOne(ParseScope scope, List<MemberBinding> bindings)
    {
        foreach (var more in bindings.Where(b => b.Kind == MemberKind.ExtensionData).Skip(1))
            Report(scope, more.Candidate, $"'{scope.Type.Name}' already has another [JsonExtensionData] member", null);
    }

    private static void Report(ParseScope scope, MemberCandidate candidate, string reason, string? type) =>
        scope.ReportAt(Rules.WrongExtensionData, candidate.Symbol, Suggestions.Of(Suggestions.MemberType, type), candidate.Name, reason);
}
