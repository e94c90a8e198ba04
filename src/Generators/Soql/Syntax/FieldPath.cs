namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>The name of a field, or a path of relationship names that ends in a field.</summary>
/// <param name="Names">The names between the dots; the path to a field of the entity itself has one name.</param>
/// <param name="Span">The position in the text.</param>
internal sealed record FieldPath(IReadOnlyList<string> Names, QuerySpan Span) : Operand(Span)
{
    /// <summary>The name of the field, at the end of the path.</summary>
    public string Field => Names[Names.Count - 1];

    public override string ToString() => string.Join(".", Names);
}
