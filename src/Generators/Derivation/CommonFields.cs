using TypedStreaming.Generators.Schema;

namespace TypedStreaming.Generators.Derivation;

/// <summary>The standard fields of objects. SFDX source does not list these fields.</summary>
internal static class CommonFields
{
    public const string Id = "Id";

    private static readonly SchemaField[] OfRecords =
    [
        new(Id, FieldKind.Id) { Label = "The id of the record" },
        new("CreatedDate", FieldKind.DateTime) { Label = "The time at which the record was created" },
        new("CreatedById", FieldKind.Id) { Label = "The id of the user who created the record" },
        new("LastModifiedDate", FieldKind.DateTime) { Label = "The time of the last change" },
        new("LastModifiedById", FieldKind.Id) { Label = "The id of the user who made the last change" },
        new("SystemModstamp", FieldKind.DateTime) { Label = "The time of the last change, including changes by the system" },
        new("OwnerId", FieldKind.Id) { Label = "The id of the owner" },
        new("IsDeleted", FieldKind.Boolean) { Label = "True if the record is in the recycle bin" },
        new("Name", FieldKind.Text) { Label = "The name" },
    ];

    /// <summary>The standard fields that every platform event has.</summary>
    public static readonly IReadOnlyList<SchemaField> OfPlatformEvents =
    [
        new("CreatedDate", FieldKind.DateTime) { Label = "The time at which the event was published" },
        new("CreatedById", FieldKind.Id) { Label = "The id of the user who published the event" },
    ];

    public static SchemaField? Find(string name) => Array.Find(OfRecords, f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns true if change events never contain a field, although the object's describe result lists it.</summary>
    public static bool IsNeverInChanges(SchemaField field) => field.IsPart || field.Name is Id or "IsDeleted" or "SystemModstamp";
}
