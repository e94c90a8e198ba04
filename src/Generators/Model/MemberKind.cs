namespace TypedStreaming.Generators.Model;

/// <summary>
/// The ways in which a member's value is read. A simple kind is named after the <c>EventJson</c> method that reads the value, without the prefix
/// <c>Read</c>.
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

    /// <summary>The value is an enum. <see cref="ValueModel.Reader"/> is the name of the generated method that reads the value.</summary>
    Enum,

    /// <summary>
    /// The value is an object of a type with its own members. <see cref="ValueModel.Reader"/> is the name of the generated method that reads the value.
    /// </summary>
    Object,

    /// <summary>
    /// The value is a collection, which is read from a JSON array or object. <see cref="ValueModel.Reader"/> is the name of the generated method
    /// that reads the collection.
    /// </summary>
    Collection,

    /// <summary>
    /// The value is a list of picklist values, which is read from one string. <see cref="ValueModel.Reader"/> is the name of the generated method
    /// that reads the list.
    /// </summary>
    Picklist,

    /// <summary>The value is read by System.Text.Json, with the JSON context in <see cref="ValueModel.Context"/>.</summary>
    Deserialized,

    /// <summary>The value is a dictionary that receives all fields for which the type has no member.</summary>
    ExtensionData,

    /// <summary>The value of the member is the metadata of the event. It is not read from the event's data.</summary>
    Metadata,
}
