namespace TypedStreaming.Simulator.Soql;

/// <summary>A constant value in the condition of a query.</summary>
/// <param name="Kind">The kind of the value.</param>
/// <param name="Text">The value as it is written. For a text, this is the part between the quotes, with its escapes.</param>
/// <param name="Value">
/// The value: a <see cref="string"/> without escapes, a <see cref="double"/>, a <see cref="bool"/>, a <see cref="DateOnly"/>, a
/// <see cref="DateTimeOffset"/>, a <see cref="TimeOnly"/>, or null.
/// </param>
internal sealed record Literal(LiteralKind Kind, string Text, object? Value);
