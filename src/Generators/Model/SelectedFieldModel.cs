namespace TypedStreaming.Generators.Model;

/// <summary>A field that a query selects.</summary>
/// <param name="Name">The name as it is written in the query.</param>
/// <param name="IsLabel">True if the query selects the label of the value (<c>toLabel</c>) instead of the value.</param>
internal sealed record SelectedFieldModel(string Name, bool IsLabel);
