namespace TypedStreaming.Generators.Schema;

/// <summary>The parts of custom geolocations, such as <c>Place__Latitude__s</c> and <c>Place__Longitude__s</c> of the field <c>Place__c</c>.</summary>
internal static class LocationPart
{
    private static readonly string[] Suffixes = ["__Latitude__s", "__Longitude__s"];

    /// <summary>Returns a number field if the given name is the latitude or the longitude of a geolocation field; otherwise, null.</summary>
    public static SchemaField? Of(string name, SchemaObject owner)
    {
        foreach (var suffix in Suffixes)
        {
            if (!name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) continue;
            var whole = owner.FindOwn(name.Substring(0, name.Length - suffix.Length) + "__c");
            return whole is { Kind: FieldKind.Location } or { IsDisputed: true } ? new SchemaField(name, FieldKind.Number) { HasFraction = true, IsPart = true } : null;
        }

        return null;
    }
}
