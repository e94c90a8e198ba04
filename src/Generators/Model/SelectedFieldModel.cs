namespace TypedStreaming.Generators.Model;

/// <summary>A field that a query selects.</summary>
/// <param name="Name">The name as the query has it.</param>
/// <param name="IsLabel">True if the query asks for the text that users read instead of the value.</param>
internal sealed record SelectedFieldModel(string Name, bool IsLabel);
