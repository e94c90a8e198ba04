namespace TypedStreaming.Generators.Schema;

/// <summary>The kinds of fields in an org, as far as their values in events differ.</summary>
internal enum FieldKind
{
    /// <summary>The metadata does not say the kind. Nothing is checked, and the value is text.</summary>
    Unknown,

    /// <summary>The id of a record.</summary>
    Id,

    Text,

    /// <summary>Text that a change event can contain as a difference.</summary>
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

    /// <summary>Several of several values, in one text.</summary>
    MultiPicklist,

    /// <summary>An address, which has parts.</summary>
    Address,

    /// <summary>A latitude and a longitude.</summary>
    Location,

    /// <summary>Bytes, which are not sent in events.</summary>
    Binary,
}
