namespace TypedStreaming.Generators.Schema;

/// <summary>Converts the names of field types in metadata to kinds of fields.</summary>
internal static class FieldKinds
{
    /// <summary>
    /// Returns the kind of a field from the name of its type in SFDX source. A roll-up summary can be a number or a date, so its kind is unknown.
    /// </summary>
    public static FieldKind OfSource(string? type) => type switch
    {
        "Lookup" or "MasterDetail" or "Hierarchy" or "MetadataRelationship" => FieldKind.Id,
        "Text" or "Email" or "Phone" or "Url" or "EncryptedText" or "AutoNumber" or "ExternalLookup" or "IndirectLookup" => FieldKind.Text,
        "TextArea" or "LongTextArea" or "Html" => FieldKind.LongText,
        "Checkbox" => FieldKind.Boolean,
        "Number" or "Percent" => FieldKind.Number,
        "Currency" => FieldKind.Currency,
        "Date" => FieldKind.Date,
        "DateTime" => FieldKind.DateTime,
        "Time" => FieldKind.Time,
        "Picklist" => FieldKind.Picklist,
        "MultiselectPicklist" => FieldKind.MultiPicklist,
        "Address" => FieldKind.Address,
        "Location" => FieldKind.Location,
        "File" => FieldKind.Binary,
        _ => FieldKind.Unknown,
    };

    /// <summary>Returns the kind of a field from the name of its type in a describe result.</summary>
    public static FieldKind OfDescribe(string? type) => type switch
    {
        "id" or "reference" => FieldKind.Id,
        "string" or "email" or "phone" or "url" or "combobox" or "encryptedstring" => FieldKind.Text,
        "textarea" => FieldKind.LongText,
        "boolean" => FieldKind.Boolean,
        "int" or "long" => FieldKind.Integer,
        "double" or "percent" => FieldKind.Number,
        "currency" => FieldKind.Currency,
        "date" => FieldKind.Date,
        "datetime" => FieldKind.DateTime,
        "time" => FieldKind.Time,
        "picklist" => FieldKind.Picklist,
        "multipicklist" => FieldKind.MultiPicklist,
        "address" => FieldKind.Address,
        "location" => FieldKind.Location,
        "base64" => FieldKind.Binary,
        _ => FieldKind.Unknown,
    };

    /// <summary>
    /// Returns true if the kinds in two files can describe the same field. Metadata can describe a whole number either as an integer or as a number.
    /// </summary>
    public static bool Agree(FieldKind one, FieldKind other) =>
        one == other || one == FieldKind.Unknown || other == FieldKind.Unknown || (IsPlainNumber(one) && IsPlainNumber(other));

    /// <summary>Returns the description of a field kind, for messages.</summary>
    public static string NameOf(FieldKind kind) => kind switch
    {
        FieldKind.Id => "an id",
        FieldKind.Text => "text",
        FieldKind.LongText => "long text",
        FieldKind.Boolean => "a checkbox",
        FieldKind.Integer => "a whole number",
        FieldKind.Number => "a number",
        FieldKind.Currency => "a currency amount",
        FieldKind.Date => "a date",
        FieldKind.DateTime => "a date and time",
        FieldKind.Time => "a time",
        FieldKind.Picklist => "a picklist",
        FieldKind.MultiPicklist => "a multi-select picklist",
        FieldKind.Address => "an address",
        FieldKind.Location => "a geolocation",
        FieldKind.Binary => "binary data",
        _ => "of unknown type",
    };

    /// <summary>
    /// Returns the C# type for a kind of field, in the form that a code fix inserts, or null if the kind has no single matching type.
    /// </summary>
    public static string? TypeFor(FieldKind kind) => kind switch
    {
        FieldKind.Id or FieldKind.Text or FieldKind.LongText or FieldKind.Picklist or FieldKind.MultiPicklist => "string",
        FieldKind.Boolean => "bool",
        FieldKind.Integer => "int",
        FieldKind.Number => "double",
        FieldKind.Currency => "decimal",
        FieldKind.Date => "System.DateOnly",
        FieldKind.DateTime => "System.DateTimeOffset",
        FieldKind.Time => "System.TimeOnly",
        _ => null,
    };

    private static bool IsPlainNumber(FieldKind kind) => kind is FieldKind.Integer or FieldKind.Number;
}
