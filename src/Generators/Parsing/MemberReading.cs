using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Analyzers;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Parsing;

/// <summary>Decides how a member is read, or reports that it cannot be.</summary>
internal static class MemberReading
{
    // On an enum these converters ask for what the emitted reader does anyway.
    private const string EnumConverter = "System.Text.Json.Serialization.JsonStringEnumConverter";

    /// <summary>What a picklist in one string becomes if its values are to be told apart.</summary>
    private const string PicklistType = "System.Collections.Generic.IReadOnlyList<string>";

    public static MemberKind? KindOf(ParseScope scope, MemberCandidate candidate, IParameterSymbol? parameter)
    {
        if (candidate.IsExtensionData) return ExtensionData.KindOf(scope, candidate, parameter);
        if (candidate.Symbol.HasAttribute(WellKnownTypes.MultiSelectPicklist)) return PicklistKindOf(scope, candidate);
        if (candidate.Symbol.HasAttribute(WellKnownTypes.JsonContext)) return DeserializedKindOf(scope, candidate);
        var kind = MemberTypeParser.KindOf(candidate.Type);
        if (kind == MemberKind.Deserialized) return DeserializedKindOf(scope, candidate);
        var reason = MemberProblems.Of(scope, candidate.Type)
            ?? (NameLookupParser.CanBe(candidate.WireName) ? null : "its JSON name is no valid text: it has half of a surrogate pair")
            ?? (HasOtherConverter(candidate) ? "its [JsonConverter] would not be called; name a [JsonContext] that reads it" : null);
        if (reason is null) return kind;
        scope.ReportAt(Rules.UnsupportedMember, candidate.Symbol, candidate.Name, candidate.Type.ToShortName(), reason);
        return null;
    }

    private static MemberKind? PicklistKindOf(ParseScope scope, MemberCandidate candidate)
    {
        if (PicklistTypes.CanBe(candidate.Type)) return MemberKind.Picklist;
        var isText = MemberTypeParser.ValueTypeOf(candidate.Type).SpecialType == SpecialType.System_String;
        scope.ReportAt(
            Rules.NoPicklist,
            candidate.Symbol,
            isText ? Suggestions.Of(Suggestions.MemberType, PicklistType) : ImmutableDictionary<string, string?>.Empty,
            candidate.Name,
            candidate.Type.ToShortName());
        return null;
    }

    private static MemberKind? DeserializedKindOf(ParseScope scope, MemberCandidate candidate)
    {
        var value = MemberTypeParser.ValueTypeOf(candidate.Type);
        var context = ContextTypes.For(candidate.Symbol, value);
        if (ContextTypes.ProblemOf(scope, context, value) is not { } problem) return MemberKind.Deserialized;
        scope.ReportAt(Rules.WrongContext, candidate.Symbol, ContextTypes.SuggestionFor(context, value), candidate.Name, context?.ToShortName() ?? "null", problem);
        return null;
    }

    private static bool HasOtherConverter(MemberCandidate candidate) =>
        candidate.Symbol.FindAttribute(WellKnownTypes.JsonConverter) is { } attribute
        && !(attribute.FirstArgument() as ITypeSymbol).Is(EnumConverter);
}
