namespace TypedStreaming.Tool.Generate;

/// <summary>The type of a compound field in change events, such as an address. Each part of the compound field is a field of the object.</summary>
/// <param name="Name">The name of the type.</param>
/// <param name="Summary">The text of the documentation comment.</param>
/// <param name="Parts">The parts with the types of their values.</param>
internal sealed record CompoundType(string Name, string Summary, IReadOnlyList<(string Name, string Type, string Summary)> Parts)
{
    private const string Text = "string";
    private const string Number = "double";

    /// <summary>Creates the type for addresses.</summary>
    public static CompoundType Address(string name) => new(
        name,
        "An address. An update contains the parts that have changed.",
        [
            ("Street", Text, "The street, with the number."), ("City", Text, "The city."), ("State", Text, "The state or province."),
            ("StateCode", Text, "The code of the state, if the org uses picklists for states."), ("PostalCode", Text, "The postal code."), ("Country", Text, "The country."),
            ("CountryCode", Text, "The code of the country, if the org uses picklists for countries."), .. Position,
            ("GeocodeAccuracy", Text, "The accuracy of the position."),
        ]);

    /// <summary>Creates the type for geolocations.</summary>
    public static CompoundType Location(string name) => new(name, "A geolocation. An update contains the parts that have changed.", Position);

    private static IReadOnlyList<(string Name, string Type, string Summary)> Position =>
        [("Latitude", Number, "The latitude in degrees."), ("Longitude", Number, "The longitude in degrees.")];
}
