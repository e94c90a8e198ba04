namespace TypedStreaming.Simulator.Schema;

/// <summary>The kinds of fields. Fields of one kind have the same rules for conditions and for record values.</summary>
internal enum FieldKind
{
    /// <summary>The type is not known, or several files contain different types. Any value is accepted.</summary>
    Unknown,
    Id,
    Text,
    TextArea,
    Picklist,
    MultiPicklist,
    Boolean,
    Number,
    Date,
    DateTime,
    Time,

    /// <summary>An address or a geolocation, whose parts are fields too.</summary>
    Compound,
}
