using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;
using TypedStreaming.Generators.Values;

namespace TypedStreaming.Generators.Members;

/// <summary>
/// Finds the members of a change event that require a field to be present. An update event contains only the changed fields, and a delete event does
/// not contain any fields. The record's id is never a field of a change event, because the id is in the header.
/// </summary>
internal static class UnchangedMembers
{
    private const string RecordId = "Id";

    public static void Check(ParseScope scope, List<MemberBinding> bindings)
    {
        foreach (var binding in bindings.Where(b => !IsOfTheEnvelope(b)))
        {
            if (AbsentFields.ReasonAgainst(binding) is { } reason)
                scope.ReportAt(Rules.MayBeUnchanged, binding.Candidate.Symbol, SuggestionsFor(binding), ArgumentsFor("", binding, reason));
            if (binding.Kind == MemberKind.Object) CheckParts(scope, binding, binding, "", []);
        }
    }

    // The defect is reported at the member of the event, because the type of that member may also be used by other events, or come from
    // another assembly.
    private static void CheckParts(ParseScope scope, MemberBinding shown, MemberBinding compound, string path, ImmutableList<NestedType> around)
    {
        var type = scope.Nested.Get(ReadableTypes.ValueTypeOf(compound.Type));
        if (around.Contains(type)) return;
        path += compound.Candidate.Name + ".";
        foreach (var part in type.Bindings.Where(b => b.IsNamed))
        {
            if (AbsentFields.ReasonAgainst(part) is { } reason)
                scope.ReportAt(Rules.MayBeUnchanged, shown.Candidate.Symbol, ArgumentsFor(path, part, reason));
            if (part.Kind == MemberKind.Object) CheckParts(scope, shown, part, path, around.Add(type));
        }
    }

    // The header is in every event, and the member for unknown fields is not itself a field.
    private static bool IsOfTheEnvelope(MemberBinding binding) => !binding.IsNamed || binding.Kind == MemberKind.ChangeEventHeader;

    private static string[] ArgumentsFor(string path, MemberBinding binding, string reason) =>
        path.Length == 0 && binding.WireName == RecordId
            ? [binding.Candidate.Name, "in all cases, because the ids of the records are in ChangeEventHeader.RecordIds", reason, "ChangeEventHeader"]
            : [path + binding.Candidate.Name, "if it has not changed", reason, FieldTypeOf(binding)];

    private static ImmutableDictionary<string, string?> SuggestionsFor(MemberBinding binding) =>
        Suggestions.Of(Suggestions.FieldType, binding.WireName == RecordId ? null : FieldTypeOf(binding));

    private static string FieldTypeOf(MemberBinding binding) =>
        binding.IsField
            ? binding.Type.ToShortName() + ", without 'required'"
            : $"Field<{ReadableTypes.ValueTypeOf(binding.Type).WithNullableAnnotation(NullableAnnotation.None).ToShortName()}>";
}
