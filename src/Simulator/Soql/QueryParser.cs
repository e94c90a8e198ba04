using TypedStreaming.Simulator.Errors;

namespace TypedStreaming.Simulator.Soql;

/// <summary>Parses a query, and reports the first problem that is found.</summary>
internal sealed class QueryParser
{
    private readonly QueryText _text;
    private readonly TokenReader _reader;
    private readonly ConditionParser _conditions;

    private QueryParser(QueryText text, IDialect dialect)
    {
        _text = text;
        _reader = new TokenReader(text, dialect);
        _conditions = new ConditionParser(_reader);
    }

    /// <exception cref="OrgErrorException">The text is not a query of the dialect.</exception>
    public static SoqlQuery Parse(string text, IDialect dialect) => new QueryParser(new QueryText(text), dialect).Parse();

    private SoqlQuery Parse()
    {
        _reader.Require("SELECT");
        var fields = ParseFields();
        _reader.Require("FROM");
        var entity = _reader.TakeName();
        if (_reader.Current.IsSymbol(",")) _reader.Meet(Construct.SecondEntity, _reader.Following.Text);
        var where = _reader.TryTake("WHERE") ? _conditions.Parse() : null;
        var limit = ParseClauses();
        if (!_reader.IsAtEnd) throw _reader.Unexpected();
        return new SoqlQuery(_text, fields, entity, where, limit);
    }

    private List<FieldName> ParseFields()
    {
        var fields = new List<FieldName>();
        do
        {
            var field = ParseField();
            if (fields.Exists(other => other.Name.Equals(field.Name, StringComparison.OrdinalIgnoreCase)))
                throw _text.At(field.Start, OrgErrors.InvalidField, $"duplicate field selected: {field.Name}");
            fields.Add(field);
        }
        while (_reader.TryTakeSymbol(","));
        return fields;
    }

    private FieldName ParseField()
    {
        if (_reader.IsAtSubSelect) _reader.Meet(Construct.SubSelectInList, "(SELECT");
        if (_reader.Current.Is("TYPEOF") && _reader.Following.Kind == TokenKind.Word && !_reader.Following.Is("FROM"))
            _reader.Meet(Construct.Typeof);
        if (_reader.IsAtCall) _reader.Meet(Keywords.OfFunction(_reader.Current), $"{_reader.Current.Text}()");
        return _reader.TakeName();
    }

    private int? ParseClauses()
    {
        if (Keywords.OfClause(_reader.Current) is not { } clause) return null;
        _reader.Meet(clause);
        _reader.Take();
        if (_reader.Current.Kind != TokenKind.Number || !int.TryParse(_reader.Current.Text, out var limit) || limit < 0)
            throw _reader.Unexpected();
        _reader.Take();
        return limit;
    }
}
