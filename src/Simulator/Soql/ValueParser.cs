namespace TypedStreaming.Simulator.Soql;

/// <summary>Parses the values of a condition.</summary>
/// <param name="reader">The tokens.</param>
internal sealed class ValueParser(TokenReader reader)
{
    /// <summary>Parses a list of values in parentheses.</summary>
    public IReadOnlyList<Literal> ParseList()
    {
        if (reader.IsAtSubSelect) reader.Meet(Construct.SubSelectInCondition, "(SELECT");
        reader.RequireSymbol("(");
        var values = new List<Literal>();
        do values.Add(Parse());
        while (reader.TryTakeSymbol(","));
        reader.RequireSymbol(")");
        return values;
    }

    public Literal Parse()
    {
        var literal = LiteralOf(reader.Current) ?? throw Refused();
        reader.Take();
        return literal;
    }

    private Literal? LiteralOf(Token token) => token.Kind switch
    {
        TokenKind.Text => new Literal(LiteralKind.Text, token.Text[1..^1], TextEscapes.Decode(token.Text[1..^1])),
        TokenKind.Number => NumberAndDateForms.Read(token.Text)
            ?? throw reader.Malformed($"'{token.Text}' is not a number, a date or a time"),
        TokenKind.Word when token.Is("TRUE") || token.Is("FALSE") =>
            new Literal(LiteralKind.Boolean, token.Text, token.Is("TRUE")),
        TokenKind.Word when token.Is("NULL") => new Literal(LiteralKind.Null, token.Text, Value: null),
        _ => null,
    };

    private Errors.OrgErrorException Refused()
    {
        if (reader.IsAtCall) reader.Meet(Keywords.OfFunction(reader.Current), $"{reader.Current.Text}()");
        if (reader.Current.Kind == TokenKind.Word && Keywords.IsRelativeDate(reader.Current.Text)) reader.Meet(Construct.RelativeDate);
        return reader.Unexpected();
    }
}
