using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Analyzers;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Parsing;

/// <summary>Decides how a member is read, or reports that it cannot be.</summary>
internal static class MemberReading
{
    // On an enum these converters ask for what the emitted reader does anyway.
    private const string EnumConverter = "System.Text.Json.Serialization.JsonStringEnumConverter";

    public static MemberKind? KindOf(ParseScope scope, MemberCandidate candidate)
    {
        var kind = MemberTypeParser.KindOf(candidate.Type);
        var reason = kind is null ? MemberTypeParser.ReasonFor(candidate.Type)
            : ReasonAgainst(scope, candidate.Type, kind.Value) is { } wrong ? wrong
            : HasOtherConverter(candidate) ? "its [JsonConverter] would not be called; converters are not supported yet"
            : null;
        if (reason is null) return kind;
        Report(scope, candidate, reason);
        return null;
    }

    private static string? ReasonAgainst(ParseScope scope, ITypeSymbol type, MemberKind kind)
    {
        if (kind == MemberKind.Object) return scope.Nested.Get(MemberTypeParser.ValueTypeOf(type)).Problem;
        if (kind is not (MemberKind.Metadata or MemberKind.ChangeEventHeader)) return null;
        if (scope.IsNested) return "only the event itself has it";
        if (FieldTypes.IsField(type)) return "it is no field of the record; write it without Field";
        return kind == MemberKind.ChangeEventHeader && scope.Kind != EventKindModel.ChangeEvent ? "only change events have a header" : null;
    }

    private static bool HasOtherConverter(MemberCandidate candidate) =>
        candidate.Symbol.FindAttribute(WellKnownTypes.JsonConverter) is { } attribute
        && !(attribute.FirstArgument() as ITypeSymbol).Is(EnumConverter);

    private static void Report(ParseScope scope, MemberCandidate candidate, string reason) =>
        scope.ReportAt(Rules.UnsupportedMember, candidate.Symbol, candidate.Name, candidate.Type.ToShortName(), reason);
}
