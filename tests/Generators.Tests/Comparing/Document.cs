namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>A JSON document that was made for a type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Parts">Its names and values in their order.</param>
/// <param name="Deviations">The kinds of the members that were given something unusual.</param>
internal sealed record Document(TypePlan Type, IReadOnlyList<DocumentPart> Parts, IReadOnlyList<ValueKind> Deviations)
{
    /// <summary>The text instead of the parts if the document is not an object or not complete, or null.</summary>
    public string? Other { get; init; }

    public string Text => Other ?? "{" + string.Join(',', Parts.Select(p => $"\"{p.Name}\":{p.Inside?.Text ?? p.Raw}")) + "}";

    /// <summary>The kinds of all members that the document has, also those in nested objects.</summary>
    public IEnumerable<ValueKind> Kinds =>
        Other is null
            ? Parts.Where(p => p.Member is not null).SelectMany(p => (p.Inside?.Kinds ?? []).Append(p.Member!.Kind))
            : [];
}
