using TypedStreaming.Generators.Soql.Syntax;

namespace TypedStreaming.Generators.Soql;

/// <summary>
/// Parses the selected items of a query, and the two sides of comparisons. If a method finds unexpected text, it reports a problem and returns
/// null.
/// </summary>
/// <param name="reader">The tokens.</param>
/// <param name="parseNested">Parses a query in parentheses.</param>
internal sealed class OperandParser(TokenReader reader, Func<Subquery?> parseNested)
{
    private const string AnyField = "a field";
    private const string AnyValue = "a value (strings must be in single quotes)";
    private const int CurrencyCode = 3;

    /// <summary>Parses one item after <c>SELECT</c>.</summary>
    public Operand? ParseSelected() =>
        reader.Current.IsSymbol("(") && reader.Following.Is("SELECT") ? parseNested()
        : reader.Current.Is("TYPEOF") && reader.Following.Kind == TokenKind.Word && !reader.Following.Is("FROM") ? ParseTypeof()
        : ParseField();

    /// <summary>Parses the left side of a comparison: a field or a function call.</summary>
    public Operand? ParseField() =>
        reader.Current.Kind == TokenKind.Word && reader.Following.IsSymbol("(") && !Keywords.IsReserved(reader.Current)
            ? ParseCall()
            : ParsePath(AnyField);

    /// <summary>Parses names that are separated by dots.</summary>
    public FieldPath? ParsePath(string what)
    {
        var start = reader.Current.Span;
        var names = new List<string>();
        do
        {
            if (reader.Current.Kind != TokenKind.Word || Keywords.IsReserved(reader.Current))
            {
                reader.Expected(names.Count == 0 ? what : "a name after '.'");
                return null;
            }

            names.Add(reader.Take().Text);
        }
        while (reader.TryTakeSymbol("."));
        return new FieldPath(names, reader.From(start));
    }

    /// <summary>Parses the right side of a comparison with one value.</summary>
    public Operand? ParseValue()
    {
        var token = reader.Current;
        if (token.Kind == TokenKind.Word && reader.Following.IsSymbol("(") && !Keywords.IsReserved(token)) return ParseCall();
        return ParseLiteral();
    }

    /// <summary>Parses the right side of <c>IN</c>, <c>NOT IN</c>, <c>INCLUDES</c> and <c>EXCLUDES</c>.</summary>
    public Operand? ParseValues()
    {
        if (reader.Current.IsSymbol(":")) return ParseVariable();
        if (reader.Current.IsSymbol("(") && reader.Following.Is("SELECT")) return parseNested();
        var start = reader.Current.Span;
        if (!reader.Require("(")) return null;
        var values = new List<Operand>();
        do
        {
            if (ParseValue() is not { } value) return null;
            values.Add(value);
        }
        while (reader.TryTakeSymbol(","));
        return CloseList() ? new ValueList(values, reader.From(start)) : null;
    }

    private bool CloseList()
    {
        if (reader.TryTakeSymbol(")")) return true;
        reader.Expected("',' or ')'");
        return false;
    }

    private FunctionCall? ParseCall()
    {
        var name = reader.Take();
        reader.Take();
        if (reader.TryTakeSymbol(")")) return new FunctionCall(name.Text, [], reader.From(name.Span));
        if (!reader.Enter()) return null;
        var arguments = ParseArguments();
        reader.Leave();
        return arguments is not null && CloseList() ? new FunctionCall(name.Text, arguments, reader.From(name.Span)) : null;
    }

    private List<Operand>? ParseArguments()
    {
        var arguments = new List<Operand>();
        do
        {
            if (ParseArgument() is not { } argument) return null;
            arguments.Add(argument);
        }
        while (reader.TryTakeSymbol(","));
        return arguments;
    }

    private Operand? ParseArgument() => IsLiteral(reader.Current) ? ParseLiteral() : ParseField();

    private TypeofItem? ParseTypeof()
    {
        var start = reader.Take().Span;
        var content = reader.TakeUntil(static token => token.Is("END") || token.Is("FROM"), isNested: true);
        if (reader.TryTake("END")) return new TypeofItem(content, reader.From(start));
        reader.Expected("'END'");
        return null;
    }

    private Literal? ParseLiteral()
    {
        var token = reader.Current;
        if (token.IsSymbol(":")) return ParseVariable();
        if (KindOf(token) is not { } kind)
        {
            reader.Expected(AnyValue);
            return null;
        }

        reader.Take();
        if (DateLiterals.IsCounted(token.Text) && token.Kind == TokenKind.Word) return ParseCounted(token);
        var fraction = kind == LiteralKind.Currency && reader.Current.IsSymbol(".") && reader.Following.Kind == TokenKind.Number;
        return new Literal(kind, fraction ? token.Text + reader.Take().Text + reader.Take().Text : token.Text, reader.From(token.Span));
    }

    private Literal? ParseCounted(Token word)
    {
        if (!reader.Require(":")) return null;
        if (reader.Current.Kind == TokenKind.Number) return new Literal(LiteralKind.RelativeDate, $"{word.Text}:{reader.Take().Text}", reader.From(word.Span));
        reader.Expected("a number");
        return null;
    }

    private Literal? ParseVariable()
    {
        var start = reader.Take().Span;
        return ParsePath("the name of a variable") is { } name ? new Literal(LiteralKind.Variable, $":{name}", reader.From(start)) : null;
    }

    private static bool IsLiteral(Token token) => token.Kind != TokenKind.Word && KindOf(token) is not null;

    private static LiteralKind? KindOf(Token token) => token.Kind switch
    {
        TokenKind.Text => LiteralKind.Text,
        TokenKind.Number => LiteralKind.Number,
        TokenKind.Date or TokenKind.DateTime or TokenKind.Time => LiteralKind.Date,
        TokenKind.Word => KindOfWord(token),
        _ => null,
    };

    private static LiteralKind? KindOfWord(Token token) =>
        token.Is("TRUE") || token.Is("FALSE") ? LiteralKind.Boolean
        : token.Is("NULL") ? LiteralKind.Null
        : DateLiterals.IsPlain(token.Text) || DateLiterals.IsCounted(token.Text) ? LiteralKind.RelativeDate
        : IsCurrency(token.Text) ? LiteralKind.Currency
        : null;

    private static bool IsCurrency(string word) =>
        word.Length > CurrencyCode && word.Take(CurrencyCode).All(char.IsLetter) && word.Skip(CurrencyCode).All(Lexer.IsDigit);
}
