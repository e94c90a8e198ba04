namespace TypedStreaming.Generators.Soql.Checks;

/// <summary>The compound fields (names, addresses and geolocations), whose parts are also fields of the event.</summary>
internal static class CompoundFields
{
    private const string Name = "Name";
    private const string Address = "Address";
    private const string CustomSuffix = "__c";

    private static readonly string[] NameParts = ["Salutation", "FirstName", "MiddleName", "LastName", "Suffix"];

    private static readonly string[] AddressParts =
        ["Street", "City", "State", "StateCode", "PostalCode", "Country", "CountryCode", "Latitude", "Longitude", "GeocodeAccuracy"];

    private static readonly string[] CustomParts = ["Latitude", "Longitude", "Street", "City", "PostalCode", "StateCode", "CountryCode", "GeocodeAccuracy"];

    /// <summary>Returns true if a field is a part of a selected compound field, so that events contain this field too.</summary>
    public static bool IsPart(string selected, string name) =>
        Is(selected, Name) ? NameParts.Any(part => Is(part, name))
        : Before(selected, Address) is { } kind ? AddressParts.Any(part => Is(kind + part, name))
        : Before(selected, CustomSuffix) is { } custom && CustomParts.Any(part => Is($"{custom}__{part}__s", name));

    private static string? Before(string name, string suffix) =>
        name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - suffix.Length) : null;

    private static bool Is(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
