namespace TypedStreaming.Generators.Model;

/// <summary>A collection type that the members of an event type use. Models are compared by value, so they contain only text.</summary>
internal sealed record CollectionModel
{
    /// <summary>The suffix in the name of the generated method that reads the collection. It is unique within the event type.</summary>
    public required string Suffix { get; init; }

    public required CollectionForm Form { get; init; }

    /// <summary>The C# type of the elements, with its nullable annotation.</summary>
    public required string ItemType { get; init; }

    public required ValueModel Item { get; init; }

    /// <summary>True if generated code must suppress a nullable warning, because the nullability of the element's type is unknown.</summary>
    public required bool IsOblivious { get; init; }

    /// <summary>True if generated code writes the elements, and their type is a nullable value type.</summary>
    public bool WritesNullable { get; init; }

    /// <summary>True if the collection is read from one string with several picklist values.</summary>
    public required bool IsPicklist { get; init; }
}
