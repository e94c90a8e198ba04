namespace TypedStreaming.Generators.Model;

/// <summary>
/// The content that the emitter prints for one annotated type. Models are compared by value on every edit. So a model contains only text
/// and numbers, never a symbol, a node or a location, and no fact that the emitted file does not show.
/// </summary>
internal sealed record EventTypeModel
{
    public required string HintName { get; init; }

    /// <summary>The namespace of the event type, or null for the global namespace.</summary>
    public required string? Namespace { get; init; }

    /// <summary>The declarations to repeat, such as <c>partial record struct Change</c>. The outermost one comes first.</summary>
    public required EquatableArray<string> Declarations { get; init; }

    public required string TypeName { get; init; }

    /// <summary>The name of the emitted nested class; the type does not use this name itself.</summary>
    public required string ReaderName { get; init; }

    public required EventVisibility Visibility { get; init; }

    public required EventKindModel Kind { get; init; }

    public required string Channel { get; init; }

    public required bool IsText { get; init; }

    /// <summary>The defect that makes the type invalid, as the message of the exception in the emitted bodies; null if the type is valid.</summary>
    public string? Invalid { get; init; }

    /// <summary>The object from which the event is read, or null if the type is invalid.</summary>
    public ObjectModel? Body { get; init; }

    /// <summary>The types of the event's compound members, such as an address.</summary>
    public EquatableArray<ObjectModel> Nested { get; init; }

    public EquatableArray<EnumModel> Enums { get; init; }

    public EquatableArray<CollectionModel> Collections { get; init; }

    public UseWarnings Warnings { get; init; } = new(false, default);
}
