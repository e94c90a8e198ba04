namespace TypedStreaming.Generators.Model;

/// <summary>A collection that members are read as. Compared by value: text only.</summary>
internal sealed record CollectionModel
{
    /// <summary>The suffix of the emitted method's name, unique in the event type.</summary>
    public required string Suffix { get; init; }

    public required CollectionForm Form { get; init; }

    /// <summary>The type of the elements, with its nullability.</summary>
    public required string ItemType { get; init; }

    public required ValueModel Item { get; init; }

    /// <summary>True if emitted code has to suppress a nullable warning, because the element's type has no nullability.</summary>
    public required bool IsOblivious { get; init; }

    /// <summary>True if all elements are in one string.</summary>
    public required bool IsPicklist { get; init; }
}
