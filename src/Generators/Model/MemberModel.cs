namespace TypedStreaming.Generators.Model;

/// <summary>
/// One member to fill. Models are compared by value on every edit. So a model contains only text and numbers, never a symbol, a node or a
/// location.
/// </summary>
internal sealed record MemberModel
{
    /// <summary>The name of the member, or of its constructor parameter, as it is written in C#.</summary>
    public required string Identifier { get; init; }

    /// <summary>The member's name in JSON; empty if the member is not read from a JSON member of its name.</summary>
    public required string WireName { get; init; }

    public required ValueModel Value { get; init; }

    public required MemberPlacement Placement { get; init; }

    /// <summary>The type of the local variable. All reference types are nullable.</summary>
    public required string LocalType { get; init; }

    public required string Local { get; init; }

    /// <summary>The initial value of the local variable, as an expression. It is the value of an absent member.</summary>
    public required string LocalDefault { get; init; }

    /// <summary>True if the local variable can be null but the member must not be, so that the emitted code needs a <c>!</c>.</summary>
    public required bool NeedsForgiveness { get; init; }

    /// <summary>True if the value is stored as a <c>Field</c>. In that case, <see cref="LocalType"/> is the type of this field.</summary>
    public bool IsField { get; init; }

    /// <summary>The bit in the mask of the members that were seen, or null if it does not matter whether the member was seen.</summary>
    public int? SeenBit { get; init; }

    /// <summary>The accessor for <see cref="MemberPlacement.SetWhenSeen"/>; else null.</summary>
    public AccessorModel? Accessor { get; init; }

    public MemberKind Kind => Value.Kind;

    /// <summary>True if the member is read from a JSON member with its name.</summary>
    public bool IsNamed => Kind is not (MemberKind.Metadata or MemberKind.ExtensionData);
}
