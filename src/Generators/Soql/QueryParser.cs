using TypedStreaming.Generators.Soql.Syntax;

namespace TypedStreaming.Generators.Soql;

/// <summary>
/// Parses SOQL queries. The parser recognizes all clauses of SOQL, so that a message can identify a clause that is not allowed in a PushTopic. After
/// unexpected text, it continues with the next clause.
/// </summary>
internal sealed class QueryParser
{
    private readonly TokenReader _reader;
    private readonly OperandParser _operands;
    private readonly ConditionParser _conditions;
    private int _outer;

    private QueryParser(TokenReader reader)
    {
        _reader = reader;
        _operands = new OperandParser(reader, ParseNested);
        _conditions = new ConditionParser(reader, _operands);
    }

    private bool IsNested => _outer > 0;

    private string EndOfConditions => IsNested ? " or ')'" : " or the end of the query";

    public static ParsedQuery Parse(string text)
    {
        var problems = new List<QueryProblem>();
        var parser = new QueryParser(new TokenReader(Lexer.Read(text, problems), problems));
        var query = parser.ParseQuery();
        if (query is not null && !parser._reader.IsAtEnd) parser._reader.Expected("the end of the query");
        return new ParsedQuery(query, [.. problems.OrderBy(static p => p.Span.Start)]);
    }

    private Subquery? ParseNested()
    {
        var start = _reader.Take().Span;
        if (!_reader.Enter()) return null;
        _outer++;
        var query = ParseQuery();
        _outer--;
        _reader.Leave();
        return query is not null && _reader.Require(")") ? new Subquery(query, _reader.From(start)) : null;
    }

    private Query? ParseQuery()
    {
        var select = _reader.Current.Span;
        if (!_reader.TryTake("SELECT"))
        {
            _reader.Expected("'SELECT'");
            return null;
        }

        var (selections, isComplete) = ParseSelections();
        var entities = ParseEntities();
        var (where, clauses) = ParseClauses();
        return new Query(select, selections, isComplete, entities, where, clauses, _reader.From(select));
    }

    private (IReadOnlyList<Selection> Selections, bool IsComplete) ParseSelections()
    {
        var selections = new List<Selection>();
        do
        {
            if (ParseSelection() is not { } selection) return (selections, false);
            selections.Add(selection);
        }
        while (_reader.TryTakeSymbol(","));
        return (selections, _reader.Current.Is("FROM"));
    }

    private Selection? ParseSelection()
    {
        var start = _reader.Current.Span;
        return _operands.ParseSelected() is { } item ? new Selection(item, ParseAlias(), _reader.From(start)) : null;
    }

    private List<Entity> ParseEntities()
    {
        var entities = new List<Entity>();
        if (!_reader.Current.Is("FROM"))
        {
            _reader.Expected("',' or 'FROM'");
            _reader.TakeUntil(static token => token.Is("FROM"), IsNested);
        }

        if (!_reader.TryTake("FROM")) return entities;
        do
        {
            var start = _reader.Current.Span;
            if (_operands.ParsePath("the name of an object") is not { } name) break;
            entities.Add(new Entity(name, ParseAlias(), _reader.From(start)));
        }
        while (_reader.TryTakeSymbol(","));
        return entities;
    }

    private string? ParseAlias()
    {
        var hasAs = _reader.TryTake("AS");
        var isName = _reader.Current.Kind == TokenKind.Word && !Keywords.IsReserved(_reader.Current) && !Keywords.StartsClause(_reader.Current);
        if (isName) return _reader.Take().Text;
        if (hasAs) _reader.Expected("a name after 'AS'");
        return null;
    }

    private (Condition? Where, IReadOnlyList<Clause> Clauses) ParseClauses()
    {
        Condition? where = null;
        var clauses = new List<Clause>();
        while (!_reader.IsAtEnd && !(IsNested && _reader.Current.IsSymbol(")")))
        {
            if (_reader.Current.Is("WHERE")) where = ParseWhere(where);
            else if (Keywords.StartsClause(_reader.Current)) clauses.Add(ParseClause());
            else SkipToClause(where is null ? "'WHERE'" : "'AND', 'OR'");
        }

        return (where, clauses);
    }

    /// <summary>
    /// Parses the condition after <c>WHERE</c>. If the query already has a condition, the second condition is reported as a mistake and is ignored.
    /// </summary>
    private Condition? ParseWhere(Condition? before)
    {
        if (before is not null) _reader.Expected($"'AND', 'OR'{EndOfConditions}");
        _reader.Take();
        var where = _conditions.Parse();
        return before ?? where;
    }

    private void SkipToClause(string wanted)
    {
        _reader.Expected(wanted + EndOfConditions);
        _reader.TakeUntil(Keywords.StartsClause, IsNested);
    }

    private Clause ParseClause()
    {
        var first = _reader.Take();
        var keyword = first.Text.ToUpperInvariant();
        if (Keywords.SecondOf(first) is { } second)
        {
            if (_reader.TryTake(second)) keyword += " " + second;
            else _reader.Expected($"'{second}'");
        }

        // UPDATE starts a new clause, except after FOR.
        var content = new List<Token>();
        if (keyword == "FOR" && _reader.Current.Is("UPDATE")) content.Add(_reader.Take());
        content.AddRange(_reader.TakeUntil(Keywords.StartsClause, IsNested));
        return new Clause(keyword, content, _reader.From(first.Span));
    }
}
