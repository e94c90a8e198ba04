namespace TypedStreaming.Generators.Model;

/// <summary>
/// One member to fill. Compared by value on every edit: it holds text and numbers only, never a symbol, a node or a
/// location.
/// </summary>
internal sealed record MemberModel
{
    /// <summary>The member's name, or that of its constructor parameter, as it is written in C#.</summary>
    public required string Identifier { get; init; }

    /// <summary>The member's name in JSON; empty if it is not read from one of a name.</summary>
    public required string WireName { get; init; }

    public required ValueModel Value { get; init; }

    public required MemberPlacement Placement { get; init; }

    /// <summary>The type of the local variable, nullable for every reference.</summary>
    public required string LocalType { get; init; }

    public required string Local { get; init; }

    /// <summary>The expression that the local starts with: the value of an absent member.</summary>
    public required string LocalDefault { get; init; }

    /// <summary>Whether the local can be null where the member must not be, and the compiler needs to be told.</summary>
    public required bool NeedsForgiveness { get; init; }

    /// <summary>Whether the value goes into a <c>Field</c>, whose type is <see cref="LocalType"/>.</summary>
    public bool IsField { get; init; }

    /// <summary>The place in the mask of members seen, or null if nobody asks whether it was seen.</summary>
    public int? SeenBit { get; init; }

    /// <summary>For <see cref="MemberPlacement.SetWhenSeen"/>.</summary>
    public AccessorModel? Accessor { get; init; }

    public MemberKind Kind => Value.Kind;

    /// <summary>Whether it is read from the JSON member of its name.</summary>
    public bool IsNamed => Kind is not (MemberKind.Metadata or MemberKind.ExtensionData);
}
