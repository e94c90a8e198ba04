using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Values;

namespace TypedStreaming.Generators.Derivation;

/// <summary>Chooses the fields for which members are generated in an event type.</summary>
internal static class DerivedFields
{
    /// <summary>Returns the fields, in the order in which the members are generated. The list is empty if the fields are not known.</summary>
    public static IReadOnlyList<SchemaField> Of(EventKindModel kind, DerivationModel request, OrgSchema schema)
    {
        var owner = schema.Find(request.Object);
        return [.. FieldsOf(kind, request, owner).Where(static f => NameLookupParser.CanBe(f.Name))];
    }

    private static IEnumerable<SchemaField> FieldsOf(EventKindModel kind, DerivationModel request, SchemaObject? owner) =>
        kind switch
        {
            EventKindModel.PushTopic => request.Selected.Select(field => Selected(field, owner)).GroupBy(static f => f.Name, StringComparer.OrdinalIgnoreCase).Select(static g => g.First()),
            EventKindModel.PlatformEvent when owner is not null => CommonFields.OfPlatformEvents.Concat(owner.Fields.Where(IsOfEvent)),
            EventKindModel.ChangeEvent when owner is not null => owner.Fields.Where(static f => f.Kind != FieldKind.Binary && !CommonFields.IsNeverInChanges(f)),
            _ => [],
        };

    // The metadata of the org has priority. A field that is not in the metadata is read as text.
    private static SchemaField Selected(SelectedFieldModel selected, SchemaObject? owner)
    {
        var field = owner?.Find(selected.Name) ?? CommonFields.Find(selected.Name) ?? new SchemaField(selected.Name, FieldKind.Unknown);
        return selected.IsLabel ? field with { Kind = FieldKind.Text, Values = default, IsDisputed = false } : field;
    }

    private static bool IsOfEvent(SchemaField field) =>
        field.Name is not (CommonFields.Id or "ReplayId" or "EventUuid") && !CommonFields.OfPlatformEvents.Any(f => string.Equals(f.Name, field.Name, StringComparison.OrdinalIgnoreCase));
}
