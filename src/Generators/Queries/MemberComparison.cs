using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Members;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Soql.Checks;

namespace TypedStreaming.Generators.Queries;

/// <summary>Compares the members of a type with the fields that its query selects.</summary>
/// <param name="use">The type and its query.</param>
/// <param name="members">The members of the type.</param>
/// <param name="selected">The fields of the query.</param>
/// <param name="findField">Finds a field of the queried object in the description of the org, or among the documented fields.</param>
internal sealed class MemberComparison(QueryUse use, IReadOnlyList<MemberBinding> members, SelectList selected, Func<string, SchemaField?> findField)
{
    /// <summary>
    /// Reports members that never get a value, because the query does not select a field for them. A missing <c>Id</c> is reported as a defect
    /// of the query instead.
    /// </summary>
    public IEnumerable<Diagnostic> MembersWithoutField()
    {
        foreach (var member in members.Where(m => m.IsNamed && !Is(m.WireName, PushTopicRules.RecordId) && !selected.MayContain(m.WireName)))
        {
            var insertion = QueryInsertion.Of(use.Query, selected, member.WireName);
            yield return Diagnostic.Create(
                QueryRules.MemberNotSelected, PlaceOf(member.Candidate.Symbol), insertion.Places, insertion.Suggestions, member.Candidate.Name, member.WireName);
        }
    }

    /// <summary>Reports selected fields that no member reads. The field <c>Id</c> is never reported, because every query must select it.</summary>
    public IEnumerable<Diagnostic> FieldsWithoutMember()
    {
        if (members.Any(static m => m.Kind == MemberKind.ExtensionData)) yield break;
        foreach (var field in selected.Fields.Where(f => !Is(f.Name, PushTopicRules.RecordId) && !members.Any(m => IsReadFrom(m, f.Name))))
        {
            var (location, note) = use.Query.LocationOf(field.Span);
            yield return Diagnostic.Create(
                QueryRules.NoMember,
                location,
                [use.Declaration.Identifier.GetLocation()],
                MemberProposal.For(field.Name, use.Type, findField(field.Name)),
                field.Name,
                use.Type.Name,
                note);
        }
    }

    private static bool IsReadFrom(MemberBinding member, string field) =>
        member.IsNamed && (Is(member.WireName, field) || CompoundFields.IsPart(field, member.WireName));

    // An inherited member is shown at the type, because the query belongs to the type.
    private Location PlaceOf(ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingType, use.Type) && member.Locations.FirstOrDefault(static l => l.IsInSource) is { } own
            ? own
            : use.Declaration.Identifier.GetLocation();

    private static bool Is(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
