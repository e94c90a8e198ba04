namespace TypedStreaming.Generators.Soql;

/// <summary>A token of a query.</summary>
/// <param name="Kind">The kind of the token.</param>
/// <param name="Text">The characters as they are written, with quotes and escapes.</param>
/// <param name="Span">The position in the text.</param>
internal sealed record Token(TokenKind Kind, string Text, QuerySpan Span)
{
    /// <summary>Returns true if the token is the given word. The comparison ignores case.</summary>
    public bool Is(string word) => Kind == TokenKind.Word && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    /// <summary>Returns the token as it is shown in error messages.</summary>
    public override string ToString() => Kind == TokenKind.End ? "the end of the query" : Kind == TokenKind.Text ? Text : $"'{Text}'";
}
