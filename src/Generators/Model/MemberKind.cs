namespace TypedStreaming.Generators.Model;

/// <summary>How a member's value is read. The scalars are named as the methods of <c>EventJson</c>, after <c>Read</c>.</summary>
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
    TextChange,
    CompoundName,
    ChangeEventHeader,

    /// <summary>By the emitted method that <see cref="MemberModel.Reader"/> names.</summary>
    Enum,

    /// <summary>A type with members of its own, by the emitted method that <see cref="MemberModel.Reader"/> names.</summary>
    Object,

    /// <summary>Not from the data but from the envelope.</summary>
    Metadata,
}
