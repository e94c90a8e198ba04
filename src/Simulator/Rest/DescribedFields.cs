using TypedStreaming.Simulator.Schema;

namespace TypedStreaming.Simulator.Rest;

/// <summary>
/// Lists the fields in the description of an object: the fields in its metadata, the parts of its geolocations and addresses, and the fields that
/// every object or every platform event has.
/// </summary>
internal static class DescribedFields
{
    private const string EventSuffix = "__e";
    private const string CustomSuffix = "__c";

    private static readonly string[] OfEveryRecord =
    [
        SystemFields.Id, SystemFields.IsDeleted, SystemFields.CreatedDate, SystemFields.CreatedById, SystemFields.LastModifiedDate,
        SystemFields.LastModifiedById, SystemFields.SystemModstamp,
    ];

    private static readonly FieldDefinition[] OfEveryEvent =
    [
        new("ReplayId", "string"), new(SystemFields.CreatedDate, "datetime") { IsRequired = true }, new(SystemFields.CreatedById, "reference") { IsRequired = true },
    ];

    public static IEnumerable<FieldDefinition> Of(ObjectDefinition definition) => definition.Fields
        .Concat(definition.Fields.SelectMany(PartsOf))
        .Concat(definition.Name.EndsWith(EventSuffix, StringComparison.Ordinal) ? OfEveryEvent : OfRecord(definition))
        .DistinctBy(static field => field.Name, StringComparer.OrdinalIgnoreCase);

    // SFDX source does not list the standard fields of an object. Almost every object has a name.
    private static IEnumerable<FieldDefinition> OfRecord(ObjectDefinition definition) =>
        OfEveryRecord.Concat(definition.IsComplete ? [] : [SystemFields.Name]).Select(static name => SystemFields.Find(name)!);

    private static IEnumerable<FieldDefinition> PartsOf(FieldDefinition field)
    {
        if (!field.Name.EndsWith(CustomSuffix, StringComparison.OrdinalIgnoreCase)) return [];
        (string Name, string Type)[] parts = field.Type switch
        {
            "location" => [("Latitude", "double"), ("Longitude", "double")],
            "address" =>
            [
                ("Street", "textarea"), ("City", "string"), ("PostalCode", "string"), ("StateCode", "picklist"), ("CountryCode", "picklist"),
                ("Latitude", "double"), ("Longitude", "double"), ("GeocodeAccuracy", "picklist"),
            ],
            _ => [],
        };
        return parts.Select(part => new FieldDefinition($"{field.Name[..^CustomSuffix.Length]}__{part.Name}__s", part.Type) { Compound = field.Name });
    }
}
