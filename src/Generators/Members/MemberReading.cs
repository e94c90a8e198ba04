using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;
using TypedStreaming.Generators.Values;

namespace TypedStreaming.Generators.Members;

/// <summary>Determines how a member is read, or reports that the member cannot be read.</summary>
internal static class MemberReading
{
    private const string NotCalled =
        "the [JsonConverter] of the member would not be called; apply it to the type, or add the converter to the Converters of the context's options";

    /// <summary>The suggested type for a string member whose field is a multi-select picklist.</summary>
    private const string PicklistType = "System.Collections.Generic.IReadOnlyList<string>";

    public static MemberKind? KindOf(ParseScope scope, MemberCandidate candidate, IParameterSymbol? parameter)
    {
        if (candidate.IsExtensionData) return ExtensionData.KindOf(scope, candidate, parameter);
        if (!NameLookupParser.CanBe(candidate.WireName)) return Refuse(scope, candidate, "the JSON name of the member is not valid text: it contains half of a surrogate pair");
        if (candidate.Symbol.HasAttribute(WellKnownTypes.MultiSelectPicklist)) return PicklistKindOf(scope, candidate);
        if (candidate.Symbol.HasAttribute(WellKnownTypes.JsonContext)) return DeserializedKindOf(scope, candidate);
        var kind = ReadableTypes.KindOf(candidate.Type);
        if (kind == MemberKind.Deserialized) return DeserializedKindOf(scope, candidate);
        var reason = MemberProblems.Of(scope, candidate.Type)
            ?? (Converters.HasOther(candidate.Symbol) ? "the [JsonConverter] of the member would not be called; add a [JsonContext] that reads it" : null);
        return reason is null ? kind : Refuse(scope, candidate, reason);
    }

    private static MemberKind? Refuse(ParseScope scope, MemberCandidate candidate, string reason)
    {
        scope.ReportAt(Rules.UnsupportedMember, candidate.Symbol, candidate.Name, candidate.Type.ToShortName(), reason);
        return null;
    }

    private static MemberKind? PicklistKindOf(ParseScope scope, MemberCandidate candidate)
    {
        if (PicklistTypes.CanBe(candidate.Type)) return MemberKind.Picklist;
        var isText = ReadableTypes.ValueTypeOf(candidate.Type).SpecialType == SpecialType.System_String;
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
        var value = ReadableTypes.ValueTypeOf(candidate.Type);
        var context = ContextTypes.For(candidate.Symbol, value);
        var problem = ContextTypes.ProblemOf(scope.Compilation, scope.Host, context, value) ?? (Converters.HasOther(candidate.Symbol) ? NotCalled : null);
        if (problem is null) return MemberKind.Deserialized;
        scope.ReportAt(Rules.WrongContext, candidate.Symbol, ContextTypes.SuggestionFor(context, value), candidate.Name, context?.ToShortName() ?? "null", problem);
        return null;
    }
}
