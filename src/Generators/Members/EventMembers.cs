using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Members;

/// <summary>The members of an event type, in the form that the code generation needs.</summary>
/// <param name="Body">The object from which the event is read.</param>
/// <param name="Nested">The types of compound members.</param>
/// <param name="Enums">The enums that the members use.</param>
/// <param name="Collections">The collection types that the members use.</param>
/// <param name="Warnings">The warnings that the compiler would report when generated code uses these members and types.</param>
/// <param name="Unwritable">The reason why these members cannot be written, or null if they can be written.</param>
internal sealed record EventMembers(
    ObjectModel Body,
    IReadOnlyList<ObjectModel> Nested,
    IReadOnlyList<EnumModel> Enums,
    IReadOnlyList<CollectionModel> Collections,
    UseWarnings Warnings,
    string? Unwritable);
