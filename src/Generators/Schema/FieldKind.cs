namespace TypedStreaming.Generators.Schema;

/// <summary>The kinds of fields in an org. Fields whose values in events have the same form are of one kind.</summary>
internal enum FieldKind
{
    /// <summary>The kind is not in the metadata. Nothing is checked, and the value is text.</summary>
    Unknown,

    /// <summary>The id of a record.</summary>
    Id,

    Text,

    /// <summary>Text that can be long. A change event can contain only the difference from the old text.</summary>
    LongText,

    Boolean,
    Integer,

    /// <summary>A number that can have a fraction.</summary>
    Number,

    /// <summary>An amount of money.</summary>
    Currency,

    Date,
    DateTime,
    Time,

    /// <summary>A picklist: one of several values.</summary>
    Picklist,

    /// <summary>A multi-select picklist: any number of values, in one text.</summary>
    MultiPicklist,

    /// <summary>An address, which consists of several fields.</summary>
    Address,

    /// <summary>A geolocation: a latitude and a longitude.</summary>
    Location,

    /// <summary>Bytes, which are not sent in events.</summary>
    Binary,
}
