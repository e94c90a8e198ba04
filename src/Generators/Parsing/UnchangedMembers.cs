using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Analyzers;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Parsing;

/// <summary>
/// Finds the members of a change event that count on a field being there. An update brings what has changed, a delete
/// nothing at all, and no event the record's id, which stands in the header.
/// </summary>
internal static class UnchangedMembers
{
    private const string RecordId = "Id";

    public static void Check(ParseScope scope, List<MemberBinding> bindings)
    {
        foreach (var binding in bindings.Where(b => !IsOfTheEnvelope(b)))
        {
            if (ReasonAgainst(binding) is { } reason)
                scope.ReportAt(Rules.MayBeUnchanged, binding.Candidate.Symbol, SuggestionsFor(binding), ArgumentsFor("", binding, reason));
            if (binding.Kind == MemberKind.Object) CheckParts(scope, binding, binding, "", []);
        }
    }

    // At the member of the event: its type may be that of other events too, or come from elsewhere.
    private static void CheckParts(ParseScope scope, MemberBinding shown, MemberBinding compound, string path, ImmutableList<NestedType> around)
    {
        var type = scope.Nested.Get(MemberTypeParser.ValueTypeOf(compound.Type));
        if (around.Contains(type)) return;
        path += compound.Candidate.Name + ".";
        foreach (var part in type.Bindings.Where(b => b.IsNamed))
        {
            if (ReasonAgainst(part) is { } reason)
                scope.ReportAt(Rules.MayBeUnchanged, shown.Candidate.Symbol, ArgumentsFor(path, part, reason));
            if (part.Kind == MemberKind.Object) CheckParts(scope, shown, part, path, around.Add(type));
        }
    }

    // The header is in every event, and unknown members are no field of their own.
    private static bool IsOfTheEnvelope(MemberBinding binding) => !binding.IsNamed || binding.Kind == MemberKind.ChangeEventHeader;

    // A member with a default of its own was given a value for this case.
    private static string? ReasonAgainst(MemberBinding binding) => binding switch
    {
        { IsRequired: true } => "such an event would be refused",
        { MayBeNull: false, IsField: false, Placement: MemberPlacement.Initializer } =>
            binding.Type.IsReferenceType
                ? "it would then be null, though its type says otherwise"
                : "it would then be the default of its type, as if it had been sent",
        _ => null,
    };

    private static string[] ArgumentsFor(string path, MemberBinding binding, string reason) =>
        path.Length == 0 && binding.WireName == RecordId
            ? [binding.Candidate.Name, "always: the ids of the records stand in ChangeEventHeader.RecordIds", reason, "ChangeEventHeader"]
            : [path + binding.Candidate.Name, "if it has not changed", reason, FieldTypeOf(binding)];

    private static ImmutableDictionary<string, string?> SuggestionsFor(MemberBinding binding) =>
        Suggestions.Of(Suggestions.FieldType, binding.WireName == RecordId ? null : FieldTypeOf(binding));

    private static string FieldTypeOf(MemberBinding binding) =>
        binding.IsField
            ? binding.Type.ToShortName() + ", without 'required'"
            : $"Field<{MemberTypeParser.ValueTypeOf(binding.Type).WithNullableAnnotation(NullableAnnotation.None).ToShortName()}>";
}
