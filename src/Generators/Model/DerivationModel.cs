namespace TypedStreaming.Generators.Model;

/// <summary>The query or object from which the members of an event type are generated, if the type does not declare any members.</summary>
/// <param name="Object">The name of the object whose fields the events contain.</param>
/// <param name="Selected">The fields that a PushTopic's query selects; empty for other events, which have all fields of the object.</param>
/// <param name="IsValueType">True if the event type is a struct.</param>
/// <param name="Taken">The names that no new member may have, because they already have a meaning in the type.</param>
internal sealed record DerivationModel(string Object, EquatableArray<SelectedFieldModel> Selected, bool IsValueType, EquatableArray<string> Taken);
