namespace TypedStreaming.Generators.Schema;

/// <summary>The parts of custom geolocations and custom addresses, such as <c>Place__Latitude__s</c> for the field <c>Place__c</c>.</summary>
internal static class CustomParts
{
    private const string Separator = "__";
    private const string Suffix = "__s";

    private static readonly Dictionary<string, FieldKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Latitude"] = FieldKind.Number,
        ["Longitude"] = FieldKind.Number,
        ["Street"] = FieldKind.LongText,
        ["City"] = FieldKind.Text,
        ["PostalCode"] = FieldKind.Text,
        ["StateCode"] = FieldKind.Picklist,
        ["CountryCode"] = FieldKind.Picklist,
        ["GeocodeAccuracy"] = FieldKind.Picklist,
    };

    /// <summary>Returns the part of a custom compound field that has the given name, or null if there is no such part.</summary>
    public static SchemaField? Find(string name, SchemaObject owner)
    {
        if (!name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)) return null;
        var stem = name.Substring(0, name.Length - Suffix.Length);
        var at = stem.LastIndexOf(Separator, StringComparison.Ordinal);
        if (at < 0 || !Kinds.TryGetValue(stem.Substring(at + Separator.Length), out var kind)) return null;
        return HasPart(owner.FindOwn(stem.Substring(0, at) + "__c"), kind)
            ? new SchemaField(name, kind) { HasFraction = kind == FieldKind.Number, IsPart = true }
            : null;
    }

    private static bool HasPart(SchemaField? whole, FieldKind part) => whole switch
    {
        { IsDisputed: true } or { Kind: FieldKind.Address } => true,
        { Kind: FieldKind.Location } => part == FieldKind.Number,
        _ => false,
    };
}
