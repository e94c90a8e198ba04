namespace TypedStreaming.Generators.Model;

/// <summary>The way in which a member's value is read. The scalars are named as the methods of <c>EventJson</c>, after <c>Read</c>.</summary>
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

    /// <summary>By the emitted method that <see cref="ValueModel.Reader"/> names.</summary>
    Enum,

    /// <summary>A type with members of its own, by the emitted method that <see cref="ValueModel.Reader"/> names.</summary>
    Object,

    /// <summary>An array or an object of values, by the emitted method that <see cref="ValueModel.Reader"/> names.</summary>
    Collection,

    /// <summary>Several values in one string, by the emitted method that <see cref="ValueModel.Reader"/> names.</summary>
    Picklist,

    /// <summary>By System.Text.Json, with the context that <see cref="ValueModel.Context"/> names.</summary>
    Deserialized,

    /// <summary>All fields for which there is no other member.</summary>
    ExtensionData,

    /// <summary>Not from the data but from the envelope.</summary>
    Metadata,
}
