namespace TypedStreaming.Generators.Model;

/// <summary>
/// One member to fill. It is compared by value on every edit: it holds text and numbers only, never a symbol, a node or
/// a location.
/// </summary>
internal sealed record MemberModel
{
    /// <summary>The member's name, or that of its constructor parameter, as it is written in C#.</summary>
    public required string Identifier { get; init; }

    /// <summary>The member's name in JSON; empty if it is not read from a JSON member of that name.</summary>
    public required string WireName { get; init; }

    public required ValueModel Value { get; init; }

    public required MemberPlacement Placement { get; init; }

    /// <summary>The type of the local variable, nullable for every reference.</summary>
    public required string LocalType { get; init; }

    public required string Local { get; init; }

    /// <summary>The initial value of the local, as an expression: the value of an absent member.</summary>
    public required string LocalDefault { get; init; }

    /// <summary>True if the local can be null where the member must not be, so that the emitted code needs a <c>!</c>.</summary>
    public required bool NeedsForgiveness { get; init; }

    /// <summary>True if the value is stored as a <c>Field</c>, whose type is <see cref="LocalType"/>.</summary>
    public bool IsField { get; init; }

    /// <summary>The bit in the mask of members seen, or null if it does not matter whether the member was seen.</summary>
    public int? SeenBit { get; init; }

    /// <summary>For <see cref="MemberPlacement.SetWhenSeen"/>.</summary>
    public AccessorModel? Accessor { get; init; }

    public MemberKind Kind => Value.Kind;

    /// <summary>True if it is read from the JSON member of its name.</summary>
    public bool IsNamed => Kind is not (MemberKind.Metadata or MemberKind.ExtensionData);
}
