namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>A field, or a path over relationships to one.</summary>
/// <param name="Names">The names between the dots; a field of the entity has one.</param>
/// <param name="Span">The position in the text.</param>
internal sealed record FieldPath(IReadOnlyList<string> Names, QuerySpan Span) : Operand(Span)
{
    /// <summary>The last name.</summary>
    public string Field => Names[Names.Count - 1];

    public override string ToString() => string.Join(".", Names);
}
