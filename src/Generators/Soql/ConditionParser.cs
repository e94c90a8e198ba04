using TypedStreaming.Generators.Soql.Syntax;

namespace TypedStreaming.Generators.Soql;

/// <summary>Parses the condition after <c>WHERE</c>. If a method finds unexpected text, it reports a problem and returns null.</summary>
/// <param name="reader">The tokens.</param>
/// <param name="operands">Parses the two sides of comparisons.</param>
internal sealed class ConditionParser(TokenReader reader, OperandParser operands)
{
    private const string And = "AND";
    private const string Or = "OR";
    private static readonly string[] Symbols = ["=", "!=", "<>", "<", "<=", ">", ">="];

    /// <summary>Parses one condition, or several conditions that are combined with AND or OR.</summary>
    public Condition? Parse()
    {
        if (ParsePart() is not { } first) return null;
        var condition = first;
        while (OperatorHere() is { } word)
        {
            if (condition is Combination && !ReferenceEquals(condition, first)) ReportMixed();
            if (ParseParts(condition, word) is not { } combination) return null;
            condition = combination;
        }

        return condition;
    }

    private Combination? ParseParts(Condition first, string word)
    {
        var parts = new List<Condition> { first };
        while (reader.TryTake(word))
        {
            if (ParsePart() is not { } part) return null;
            parts.Add(part);
        }

        return new Combination(word, parts, reader.From(first.Span));
    }

    private string? OperatorHere() => reader.Current.Is(And) ? And : reader.Current.Is(Or) ? Or : null;

    private void ReportMixed() =>
        reader.Report(ProblemKind.Malformed, reader.Current.Span, "a condition with both AND and OR needs parentheses to show which parts belong together");

    private Condition? ParsePart()
    {
        var start = reader.Current.Span;
        if (reader.TryTake("NOT")) return ParseNested() is { } part ? new Negation(start, part, reader.From(start)) : null;
        return reader.TryTakeSymbol("(") ? ParseGroup() : ParseComparison();
    }

    // NOT NOT NOT ... is limited in the same way as parentheses.
    private Condition? ParseNested()
    {
        if (!reader.Enter()) return null;
        var part = ParsePart();
        reader.Leave();
        return part;
    }

    private Condition? ParseGroup()
    {
        if (!reader.Enter()) return null;
        var inner = Parse();
        reader.Leave();
        if (inner is null || reader.TryTakeSymbol(")")) return inner;
        reader.Expected("'AND', 'OR' or ')'");
        return null;
    }

    private Comparison? ParseComparison()
    {
        if (operands.ParseField() is not { } left) return null;
        var start = reader.Current.Span;
        if (ParseOperator() is not { } name) return null;
        var span = reader.From(start);
        var right = name is "IN" or "NOT IN" or "INCLUDES" or "EXCLUDES" ? operands.ParseValues() : operands.ParseValue();
        return right is null ? null : new Comparison(left, name, span, right, reader.From(left.Span));
    }

    private string? ParseOperator()
    {
        if (reader.Current.Kind == TokenKind.Symbol && Array.Exists(Symbols, reader.Current.IsSymbol)) return reader.Take().Text;
        foreach (var word in new[] { "LIKE", "IN", "INCLUDES", "EXCLUDES" })
            if (reader.TryTake(word)) return word;
        if (reader.Current.Is("NOT") && reader.Following.Is("IN"))
        {
            reader.Take();
            reader.Take();
            return "NOT IN";
        }

        reader.Expected("an operator, such as '=' or 'IN'");
        return null;
    }
}
