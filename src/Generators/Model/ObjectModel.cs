namespace TypedStreaming.Generators.Model;

/// <summary>A type that is read from a JSON object: the event itself, or the type of a compound member.</summary>
internal sealed record ObjectModel
{
    /// <summary>
    /// The suffix in the names of the generated methods that read the type. It is unique within the event type, and empty for the event itself.
    /// </summary>
    public required string Suffix { get; init; }

    public required string TypeName { get; init; }

    public required bool IsValueType { get; init; }

    /// <summary>The members that are filled. Constructor arguments come first, in the order of the parameters.</summary>
    public required EquatableArray<MemberModel> Members { get; init; }

    /// <summary>
    /// The JSON names of the required members, in the order of their bits. Required members have the first bits in the mask that records which
    /// members the event contained.
    /// </summary>
    public required EquatableArray<string> RequiredNames { get; init; }

    /// <summary>The number of bits in the mask that records which members the event contained.</summary>
    public required int SeenBits { get; init; }

    /// <summary>The data that is used to find a member by its JSON name, or null if the event is plain text.</summary>
    public required NameLookupModel? Names { get; init; }
}
