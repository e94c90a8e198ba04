namespace TypedStreaming.Generators.Schema;

/// <summary>The kinds of fields in an org. Fields whose values in events have the same form are of one kind.</summary>
internal enum FieldKind
{
    /// <summary>The kind is not in the metadata. Nothing is checked, and the value is text.</summary>
    Unknown,

    /// <summary>The id of a record.</summary>
    Id,

    Text,

    /// <summary>Text that can be long. A change event can contain only the difference to the old text.</summary>
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

    /// <summary>One of several values.</summary>
    Picklist,

    /// <summary>Any number of the values, in one text.</summary>
    MultiPicklist,

    /// <summary>An address, which has parts.</summary>
    Address,

    /// <summary>A latitude and a longitude.</summary>
    Location,

    /// <summary>Bytes, which are not sent in events.</summary>
    Binary,
}
