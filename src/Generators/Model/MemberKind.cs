namespace TypedStreaming.Generators.Model;

/// <summary>
/// The ways in which a member's value is read. The names of simple kinds are those of the methods of <c>EventJson</c>, without <c>Read</c>.
/// </summary>
internal enum MemberKind
{
    String,
    Boolean,
    SByte,
    Byte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Single,
    Double,
    Decimal,
    DateTimeOffset,
    DateTime,
    DateOnly,
    TimeOnly,
    Guid,
    Uri,
    JsonElement,
    Bytes,
    TextChange,
    CompoundName,
    ChangeEventHeader,

    /// <summary>An enum, read by the emitted method that <see cref="ValueModel.Reader"/> names.</summary>
    Enum,

    /// <summary>A type with its own members, read by the emitted method that <see cref="ValueModel.Reader"/> names.</summary>
    Object,

    /// <summary>An array or an object of values, read by the emitted method that <see cref="ValueModel.Reader"/> names.</summary>
    Collection,

    /// <summary>Several values in one string, read by the emitted method that <see cref="ValueModel.Reader"/> names.</summary>
    Picklist,

    /// <summary>A value that System.Text.Json reads, with the JSON context in <see cref="ValueModel.Context"/>.</summary>
    Deserialized,

    /// <summary>A dictionary that receives all fields for which the type has no member.</summary>
    ExtensionData,

    /// <summary>The envelope of the event; the value is not read from the data.</summary>
    Metadata,
}
