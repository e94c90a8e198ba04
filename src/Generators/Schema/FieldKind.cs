namespace TypedStreaming.Generators.Schema;

/// <summary>The kinds of fields in an org. Fields whose values have the same form in events belong to the same kind.</summary>
internal enum FieldKind
{
    /// <summary>The metadata does not contain the kind of the field. The field is not checked, and its value is read as text.</summary>
    Unknown,

    /// <summary>The field contains the id of a record.</summary>
    Id,

    Text,

    /// <summary>
    /// The field contains text that can be long. A change event may contain the difference from the old text instead of the whole text.
    /// </summary>
    LongText,

    Boolean,
    Integer,

    /// <summary>The field contains a number that can have a fraction.</summary>
    Number,

    /// <summary>The field contains an amount of money.</summary>
    Currency,

    Date,
    DateTime,
    Time,

    /// <summary>The field is a picklist: it contains one of several values.</summary>
    Picklist,

    /// <summary>The field is a multi-select picklist: it contains any number of values in one string.</summary>
    MultiPicklist,

    /// <summary>The field contains an address, which consists of several fields.</summary>
    Address,

    /// <summary>The field contains a geolocation: a latitude and a longitude.</summary>
    Location,

    /// <summary>The field contains binary data, which events never contain.</summary>
    Binary,
}
