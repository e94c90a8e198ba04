namespace TypedStreaming.Generators.Model;

/// <summary>An enum type that the members of an event type use. Models are compared by value, so they contain only text.</summary>
internal sealed record EnumModel
{
    /// <summary>The suffix in the names of the generated methods that read the enum. It is unique within the event type.</summary>
    public required string Suffix { get; init; }

    public required string TypeName { get; init; }

    /// <summary>The integer type that is used to read a number from the JSON, before the number is converted to this enum.</summary>
    public required MemberKind Underlying { get; init; }

    /// <summary>The constants of the enum as C# expressions. The numbers in <see cref="Names"/> are indexes into this list.</summary>
    public required EquatableArray<string> Constants { get; init; }

    public required NameLookupModel Names { get; init; }

    /// <summary>The constant that is used for unknown names, as a C# expression; null if an event with an unknown name cannot be read.</summary>
    public required string? Fallback { get; init; }

    /// <summary>
    /// The constants that can be written, without duplicate values. The list is empty if the events of the type cannot be published.
    /// </summary>
    public EquatableArray<WrittenConstantModel> Written { get; init; }

    /// <summary>True if a member is a multi-select picklist with values of this enum.</summary>
    public required bool IsPicked { get; init; }
}
