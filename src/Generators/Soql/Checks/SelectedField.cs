namespace TypedStreaming.Generators.Soql.Checks;

/// <summary>A field that a PushTopic's query selects, with its position in the query.</summary>
/// <param name="Name">The name as it is selected.</param>
/// <param name="Span">The position of the item with the field.</param>
internal sealed record SelectedField(string Name, QuerySpan Span);
