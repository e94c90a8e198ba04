using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Parsing;

/// <summary>What the members of an event type come to.</summary>
/// <param name="Body">How the event is read.</param>
/// <param name="Nested">The types of compound members.</param>
/// <param name="Enums">The enums among all members.</param>
/// <param name="Collections">The collections among all members.</param>
/// <param name="Warnings">What the compiler would say of the use of all these.</param>
internal sealed record EventMembers(
    ObjectModel Body,
    IReadOnlyList<ObjectModel> Nested,
    IReadOnlyList<EnumModel> Enums,
    IReadOnlyList<CollectionModel> Collections,
    UseWarnings Warnings);
