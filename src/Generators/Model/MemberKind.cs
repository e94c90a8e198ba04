namespace TypedStreaming.Generators.Model;

/// <summary>
/// The ways in which a member's value is read. A simple kind has the name of the <c>EventJson</c> method that reads it, without <c>Read</c>.
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

    /// <summary>An enum. <see cref="ValueModel.Reader"/> is the name of the generated method that reads the enum.</summary>
    Enum,

    /// <summary>A type with its own members. <see cref="ValueModel.Reader"/> is the name of the generated method that reads the type.</summary>
    Object,

    /// <summary>
    /// An array or an object of values. <see cref="ValueModel.Reader"/> is the name of the generated method that reads the collection.
    /// </summary>
    Collection,

    /// <summary>
    /// Several values in one string. <see cref="ValueModel.Reader"/> is the name of the generated method that reads these values.
    /// </summary>
    Picklist,

    /// <summary>A value that System.Text.Json reads, with the JSON context in <see cref="ValueModel.Context"/>.</summary>
    Deserialized,

    /// <summary>A dictionary that receives all fields for which the type has no member.</summary>
    ExtensionData,

    /// <summary>The envelope of the event; the value is not read from the data.</summary>
    Metadata,
}
