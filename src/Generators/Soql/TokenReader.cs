namespace TypedStreaming.Generators.Soql;

/// <summary>Reads the tokens of a query one after another, and collects the mistakes that the parser finds.</summary>
/// <param name="tokens">The tokens; the last one is the end.</param>
/// <param name="problems">The list to which problems are added.</param>
internal sealed class TokenReader(IReadOnlyList<Token> tokens, List<QueryProblem> problems)
{
    private int _at;
    private int _depth;
    private int _reportedAt = -1;

    public Token Current => tokens[_at];

    public Token Following => tokens[Math.Min(_at + 1, tokens.Count - 1)];

    public bool IsAtEnd => Current.Kind == TokenKind.End;

    public Token Take() => IsAtEnd ? Current : tokens[_at++];

    public bool TryTake(string word)
    {
        if (!Current.Is(word)) return false;
        _at++;
        return true;
    }

    public bool TryTakeSymbol(string symbol)
    {
        if (!Current.IsSymbol(symbol)) return false;
        _at++;
        return true;
    }

    /// <summary>Consumes the expected symbol, or reports that it is missing.</summary>
    public bool Require(string symbol)
    {
        if (TryTakeSymbol(symbol)) return true;
        Expected($"'{symbol}'");
        return false;
    }

    /// <summary>
    /// Reports the text that was expected instead of the current token, unless another mistake has already been reported at this token.
    /// </summary>
    public void Expected(string what)
    {
        if (_reportedAt != _at && Current.Kind != TokenKind.Unknown) Report(ProblemKind.Malformed, Current.Span, $"expected {what}, found {Current}");
        _reportedAt = _at;
    }

    public void Report(ProblemKind kind, QuerySpan span, string text) => problems.Add(new QueryProblem(kind, span, text));

    /// <summary>Returns the range from the start of the given range to the end of the last consumed token.</summary>
    public QuerySpan From(QuerySpan start) => _at == 0 ? start : start.To(tokens[_at - 1].Span);

    /// <summary>Enters a pair of parentheses, or reports that the parentheses are nested too deeply.</summary>
    public bool Enter()
    {
        if (_depth < QueryNesting.Deepest)
        {
            _depth++;
            return true;
        }

        Report(ProblemKind.Malformed, Current.Span, $"parentheses are nested more than {QueryNesting.Deepest} levels deep");
        return false;
    }

    public void Leave() => _depth--;

    /// <summary>
    /// Skips the tokens before the next one at which parsing can continue, and returns the skipped tokens. Parsing can continue at a token that
    /// matches the predicate and is not inside skipped parentheses, or at the parenthesis that closes a nested query.
    /// </summary>
    public IReadOnlyList<Token> TakeUntil(Func<Token, bool> isWanted, bool isNested)
    {
        var taken = new List<Token>();
        var open = 0;
        while (!IsAtEnd && (open > 0 || !(isWanted(Current) || (isNested && Current.IsSymbol(")")))))
        {
            if (Current.IsSymbol("(")) open++;
            if (Current.IsSymbol(")")) open = Math.Max(0, open - 1);
            taken.Add(Take());
        }

        return taken;
    }
}
