namespace TypedStreaming.Generators.Model;

/// <summary>
/// The data from which the emitter writes the file of one event type. Models are compared by value on every edit, so a model contains only text and
/// numbers, never a symbol, a node or a location. All data in the model affects the generated file.
/// </summary>
internal sealed record EventTypeModel
{
    public required string HintName { get; init; }

    /// <summary>The namespace of the event type, or null for the global namespace.</summary>
    public required string? Namespace { get; init; }

    /// <summary>
    /// The declarations of the event type and its containing types, such as <c>partial record struct Change</c>. The outermost one comes first.
    /// </summary>
    public required EquatableArray<string> Declarations { get; init; }

    public required string TypeName { get; init; }

    /// <summary>The name of the generated nested class. It differs from all names that the event type uses.</summary>
    public required string ReaderName { get; init; }

    public required EventVisibility Visibility { get; init; }

    public required EventKindModel Kind { get; init; }

    public required string Channel { get; init; }

    public required bool IsText { get; init; }

    /// <summary>The settings of the PushTopic, or null if the attribute specifies none.</summary>
    public PushTopicModel? PushTopic { get; init; }

    /// <summary>
    /// The description of the mistake that makes the event type invalid, or null if the type is valid. The generated methods throw an exception
    /// with this description.
    /// </summary>
    public string? Invalid { get; init; }

    /// <summary>The reason why events of the type cannot be written, or null if they can be written.</summary>
    public string? Unwritable { get; init; }

    /// <summary>True if the type implements the contract for publishing.</summary>
    public bool IsPublishable => Kind == EventKindModel.PlatformEvent;

    /// <summary>The model of the JSON object from which the event is read, or null if the type is invalid.</summary>
    public ObjectModel? Body { get; init; }

    /// <summary>The types of the event's compound members, such as an address.</summary>
    public EquatableArray<ObjectModel> Nested { get; init; }

    /// <summary>The query or object from which members are generated, or null if the type declares its own members.</summary>
    public DerivationModel? Derivation { get; init; }

    /// <summary>The properties that are generated for fields, because the type does not declare any members.</summary>
    public EquatableArray<DerivedMemberModel> DerivedMembers { get; init; }

    public EquatableArray<DerivedEnumModel> DerivedEnums { get; init; }

    public EquatableArray<EnumModel> Enums { get; init; }

    public EquatableArray<CollectionModel> Collections { get; init; }

    public UseWarnings Warnings { get; init; } = new(false, default);
}
