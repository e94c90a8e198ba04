namespace TypedStreaming.Generators.Soql.Checks;

/// <summary>A field of the events of a PushTopic.</summary>
/// <param name="Name">The name as it is selected.</param>
/// <param name="Span">The position of its item in the list.</param>
internal sealed record SelectedField(string Name, QuerySpan Span);
