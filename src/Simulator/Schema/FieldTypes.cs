namespace TypedStreaming.Simulator.Schema;

/// <summary>Converts the names of field types: from SFDX source to describe results, and from describe results to kinds of fields.</summary>
internal static class FieldTypes
{
    public const string MultiPicklist = "multipicklist";

    /// <summary>Returns the name that a describe result uses for a field type in SFDX source, or null if the type is not known.</summary>
    public static string? OfSource(string? type) => type switch
    {
        "Text" or "AutoNumber" => "string",
        "TextArea" or "LongTextArea" or "Html" => "textarea",
        "Picklist" => "picklist",
        "MultiselectPicklist" => MultiPicklist,
        "Checkbox" => "boolean",
        "Number" or "Summary" => "double",
        "Currency" or "Percent" or "Date" or "DateTime" or "Time" or "Email" or "Phone" or "Url" or "Address" or "Location" =>
            type.ToLowerInvariant(),
        "EncryptedText" => "encryptedstring",
        "Lookup" or "MasterDetail" or "Hierarchy" or "ExternalLookup" or "IndirectLookup" or "MetadataRelationship" => "reference",
        "File" => "base64",
        _ => null,
    };

    /// <summary>Returns the kind of a field, given the name of the field's type in a describe result.</summary>
    public static FieldKind KindOf(string? type) => type switch
    {
        "id" or "reference" => FieldKind.Id,
        "string" or "email" or "phone" or "url" or "combobox" or "encryptedstring" => FieldKind.Text,
        "textarea" => FieldKind.TextArea,
        "picklist" => FieldKind.Picklist,
        MultiPicklist => FieldKind.MultiPicklist,
        "boolean" => FieldKind.Boolean,
        "int" or "long" or "double" or "currency" or "percent" => FieldKind.Number,
        "date" => FieldKind.Date,
        "datetime" => FieldKind.DateTime,
        "time" => FieldKind.Time,
        "address" or "location" => FieldKind.Compound,
        _ => FieldKind.Unknown,
    };
}
