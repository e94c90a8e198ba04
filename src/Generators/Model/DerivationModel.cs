namespace TypedStreaming.Generators.Model;

/// <summary>The data from which the members of an event type are made that has none of its own.</summary>
/// <param name="Object">The object whose fields the events have.</param>
/// <param name="Selected">The fields that a PushTopic's query selects; empty for other events, which have all fields of the object.</param>
/// <param name="IsValueType">True if the event type is a struct.</param>
/// <param name="Taken">The names that have another meaning in the type.</param>
internal sealed record DerivationModel(string Object, EquatableArray<SelectedFieldModel> Selected, bool IsValueType, EquatableArray<string> Taken);
