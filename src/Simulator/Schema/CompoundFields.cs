namespace TypedStreaming.Simulator.Schema;

/// <summary>
/// Finds the compound fields of objects: person names, addresses and geolocations. In a record, each part of such a field is a separate field.
/// </summary>
internal static class CompoundFields
{
    private static readonly string[] Persons = ["Contact", "Lead", "User"];
    private static readonly string[] NameParts = ["Salutation", "FirstName", "MiddleName", "LastName", "Suffix"];
    private static readonly string[] AddressPrefixes = ["Billing", "Shipping", "Mailing", "Other"];

    private static readonly string[] AddressParts =
        ["Street", "City", "State", "StateCode", "PostalCode", "Country", "CountryCode", "Latitude", "Longitude", "GeocodeAccuracy"];

    /// <summary>
    /// The standard objects with only one address, whose parts have no prefix: they are named <c>Street</c>, <c>City</c> and so on.
    /// </summary>
    private static readonly string[] WithPlainAddress =
        ["Lead", "User", "WorkOrder", "WorkOrderLineItem", "ServiceAppointment"];

    public static bool IsPerson(string entity) => Persons.Contains(entity, StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<string> PartsOfName => NameParts;

    /// <summary>
    /// Returns the compound field that a record's field is part of, and the name of the part in change events; null if the field is not part of
    /// a compound field.
    /// </summary>
    public static (string Compound, string Part)? Of(string entity, string field)
    {
        if (IsPerson(entity) && Find(NameParts, field) is { } name) return (SystemFields.Name, name);
        if (CustomPart(field) is { } custom) return custom;
        foreach (var prefix in AddressPrefixes)
        {
            if (field.StartsWith(prefix, StringComparison.Ordinal) && Find(AddressParts, field[prefix.Length..]) is { } part)
                return (prefix + "Address", part);
        }

        return WithPlainAddress.Contains(entity, StringComparer.OrdinalIgnoreCase) && Find(AddressParts, field) is { } plain
            ? ("Address", plain)
            : null;
    }

    // The parts of a custom field end with __s: Place__Latitude__s is a part of Place__c.
    private static (string Compound, string Part)? CustomPart(string field)
    {
        if (!field.EndsWith("__s", StringComparison.Ordinal)) return null;
        var start = field[..^3].LastIndexOf("__", StringComparison.Ordinal);
        return start > 0 ? (field[..start] + "__c", field[(start + 2)..^3]) : null;
    }

    private static string? Find(string[] names, string name) =>
        Array.Find(names, part => part.Equals(name, StringComparison.Ordinal));
}
