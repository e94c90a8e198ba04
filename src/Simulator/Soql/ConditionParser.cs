namespace TypedStreaming.Simulator.Soql;

/// <summary>Parses the condition after <c>WHERE</c>.</summary>
/// <param name="reader">The tokens.</param>
internal sealed class ConditionParser(TokenReader reader)
{
    private const string And = "AND";
    private const string Or = "OR";

    private readonly ValueParser _values = new(reader);

    /// <summary>Parses one condition, or several conditions that are combined with AND or with OR.</summary>
    public Condition Parse()
    {
        var parts = new List<Condition> { ParsePart() };
        var isAnd = reader.Current.Is(And);
        while (reader.TryTake(isAnd ? And : Or)) parts.Add(ParsePart());
        // Salesforce refuses AND and OR side by side; parentheses must show the parts that belong together.
        if (reader.Current.Is(And) || reader.Current.Is(Or)) throw reader.Unexpected();
        return parts.Count == 1 ? parts[0] : new Combination(isAnd, parts);
    }

    private Condition ParsePart()
    {
        if (reader.Current.Is("NOT"))
        {
            reader.Meet(Construct.Not);
            reader.Take();
            return new Negation(Nested(ParsePart));
        }

        if (!reader.TryTakeSymbol("(")) return ParseComparison();
        var inner = Nested(Parse);
        reader.RequireSymbol(")");
        return inner;
    }

    private Condition Nested(Func<Condition> parse)
    {
        reader.Enter();
        var condition = parse();
        reader.Leave();
        return condition;
    }

    private Comparison ParseComparison()
    {
        if (reader.IsAtCall) reader.Meet(Keywords.OfFunction(reader.Current), $"{reader.Current.Text}()");
        var field = reader.TakeName();
        var comparison = ParseOperator();
        var hasList = comparison is ComparisonOperator.In or ComparisonOperator.NotIn
            or ComparisonOperator.Includes or ComparisonOperator.Excludes;
        return new Comparison(field, comparison, hasList ? _values.ParseList() : [_values.Parse()]);
    }

    private ComparisonOperator ParseOperator()
    {
        var token = reader.Current;
        var isNotIn = token.Is("NOT") && reader.Following.Is("IN");
        if ((isNotIn ? ComparisonOperator.NotIn : OperatorOf(token)) is not { } found) throw reader.Unexpected();
        reader.Take();
        if (isNotIn) reader.Take();
        return found;
    }

    private static ComparisonOperator? OperatorOf(Token token) => (token.Kind, token.Text.ToUpperInvariant()) switch
    {
        (TokenKind.Symbol, "=") => ComparisonOperator.Equal,
        (TokenKind.Symbol, "!=") => ComparisonOperator.NotEqual,
        (TokenKind.Symbol, "<") => ComparisonOperator.Less,
        (TokenKind.Symbol, "<=") => ComparisonOperator.LessOrEqual,
        (TokenKind.Symbol, ">") => ComparisonOperator.Greater,
        (TokenKind.Symbol, ">=") => ComparisonOperator.GreaterOrEqual,
        (TokenKind.Word, "LIKE") => ComparisonOperator.Like,
        (TokenKind.Word, "IN") => ComparisonOperator.In,
        (TokenKind.Word, "INCLUDES") => ComparisonOperator.Includes,
        (TokenKind.Word, "EXCLUDES") => ComparisonOperator.Excludes,
        _ => null,
    };
}
