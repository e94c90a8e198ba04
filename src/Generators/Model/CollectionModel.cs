namespace TypedStreaming.Generators.Model;

/// <summary>A collection that members are read as. Compared by value: text only.</summary>
internal sealed record CollectionModel
{
    /// <summary>What the name of the emitted method ends in, unique in the event type.</summary>
    public required string Suffix { get; init; }

    public required CollectionForm Form { get; init; }

    /// <summary>The type of the elements, with its nullability.</summary>
    public required string ItemType { get; init; }

    public required ValueModel Item { get; init; }

    /// <summary>Whether null needs to be forced upon the compiler, since the element's type says nothing of nullability.</summary>
    public required bool IsOblivious { get; init; }

    /// <summary>Whether the elements stand in one string.</summary>
    public required bool IsPicklist { get; init; }
}
