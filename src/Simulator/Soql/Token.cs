namespace TypedStreaming.Simulator.Soql;

/// <summary>A token of a query.</summary>
/// <param name="Kind">The kind of the token.</param>
/// <param name="Text">The characters as they are written, with quotes and escapes.</param>
/// <param name="Start">The offset of the first character.</param>
internal sealed record Token(TokenKind Kind, string Text, int Start)
{
    /// <summary>Returns true if the token is the given word, regardless of case.</summary>
    public bool Is(string word) => Kind == TokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;
}
