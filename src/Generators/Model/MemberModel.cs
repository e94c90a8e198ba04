namespace TypedStreaming.Generators.Model;

/// <summary>
/// A member that generated code fills. Models are compared by value on every edit, so a model contains only text and numbers, never a symbol, a
/// node or a location.
/// </summary>
internal sealed record MemberModel
{
    /// <summary>The name of the member, or of its constructor parameter, as it is written in C#.</summary>
    public required string Identifier { get; init; }

    /// <summary>The name of the JSON member from which the value is read; empty for event metadata and for extension data.</summary>
    public required string WireName { get; init; }

    public required ValueModel Value { get; init; }

    public required MemberPlacement Placement { get; init; }

    /// <summary>The type of the local variable that holds the member's value. All reference types are nullable.</summary>
    public required string LocalType { get; init; }

    public required string Local { get; init; }

    /// <summary>
    /// The initial value of the local variable, as a C# expression. It is also the value of a member that is absent from the event.
    /// </summary>
    public required string LocalDefault { get; init; }

    /// <summary>True if the local variable can be null but the member cannot. In that case, the generated code needs the <c>!</c> operator.</summary>
    public required bool NeedsForgiveness { get; init; }

    /// <summary>True if the value is stored as a <c>Field</c>. In that case, <see cref="LocalType"/> is the type of this field.</summary>
    public bool IsField { get; init; }

    /// <summary>
    /// The member's bit in the mask that records which members the event contained; null if the generated code does not check for the member.
    /// </summary>
    public int? SeenBit { get; init; }

    /// <summary>The accessor that sets the member, if its placement is <see cref="MemberPlacement.SetWhenSeen"/>; otherwise, null.</summary>
    public AccessorModel? Accessor { get; init; }

    /// <summary>The way in which generated code writes the member, or null if the member is not written.</summary>
    public MemberWriterModel? Writer { get; init; }

    public MemberKind Kind => Value.Kind;

    /// <summary>True if the member is read from one JSON member. False for event metadata and for extension data.</summary>
    public bool IsNamed => Kind is not (MemberKind.Metadata or MemberKind.ExtensionData);
}
