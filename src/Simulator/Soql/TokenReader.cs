using TypedStreaming.Simulator.Errors;

namespace TypedStreaming.Simulator.Soql;

/// <summary>Reads the tokens of a query one after another.</summary>
/// <param name="query">The query.</param>
/// <param name="dialect">The dialect, which decides which constructs are allowed.</param>
internal sealed class TokenReader(QueryText query, IDialect dialect)
{
    private readonly IReadOnlyList<Token> _tokens = Lexer.Read(query);
    private int _at;
    private int _depth;

    public Token Current => _tokens[_at];

    public Token Following => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    public bool IsAtEnd => Current.Kind == TokenKind.End;

    /// <summary>True if the current token is a word that is followed by a parenthesis.</summary>
    public bool IsAtCall => Keywords.IsName(Current) && Following.IsSymbol("(");

    public bool IsAtSubSelect => Current.IsSymbol("(") && Following.Is("SELECT");

    public OrgErrorException Unexpected() => query.Unexpected(Current);

    public OrgErrorException Malformed(string message) => query.Malformed(Current.Start, message);

    public Token Take() => IsAtEnd ? Current : _tokens[_at++];

    public bool TryTake(string word) => Current.Is(word) && Moved();

    public bool TryTakeSymbol(string symbol) => Current.IsSymbol(symbol) && Moved();

    public void Require(string word)
    {
        if (!TryTake(word)) throw Unexpected();
    }

    public void RequireSymbol(string symbol)
    {
        if (!TryTakeSymbol(symbol)) throw Unexpected();
    }

    /// <summary>Reads the name of a field or an entity. A path through a relationship is refused.</summary>
    public FieldName TakeName()
    {
        if (!Keywords.IsName(Current)) throw Unexpected();
        var name = Take();
        if (Current.IsSymbol(".")) Meet(Construct.Relationship, name.Text + ".");
        return new FieldName(name.Text, name.Start);
    }

    /// <summary>Throws an error if the query contains a construct that its dialect does not allow.</summary>
    /// <exception cref="OrgErrorException">The dialect does not allow the construct.</exception>
    public void Meet(Construct construct, string? text = null)
    {
        if (dialect.Refusal(construct, text ?? Current.Text) is { } refusal) throw refusal;
    }

    public void Enter()
    {
        if (++_depth > QueryNesting.Deepest) throw Malformed($"parentheses are nested more than {QueryNesting.Deepest} levels deep");
    }

    public void Leave() => _depth--;

    private bool Moved()
    {
        _at++;
        return true;
    }
}
