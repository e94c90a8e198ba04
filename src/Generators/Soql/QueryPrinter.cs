using System.Text;
using TypedStreaming.Generators.Soql.Syntax;

namespace TypedStreaming.Generators.Soql;

/// <summary>Writes a syntax tree as a query, on one line and with keywords in upper case.</summary>
internal sealed class QueryPrinter
{
    private readonly StringBuilder _text = new();

    private QueryPrinter()
    {
    }

    public static string Print(Query query)
    {
        var printer = new QueryPrinter();
        printer.Write(query);
        return printer._text.ToString();
    }

    private void Write(Query query)
    {
        _text.Append("SELECT ");
        WriteAll(query.Selections, s => WriteNamed(() => Write(s.Item), s.Alias));
        _text.Append(" FROM ");
        WriteAll(query.Entities, e => WriteNamed(() => Write(e.Name), e.Alias));
        if (query.Where is { } where)
        {
            _text.Append(" WHERE ");
            Write(where);
        }

        foreach (var clause in query.Clauses)
        {
            _text.Append(' ').Append(clause.Keyword);
            Write(clause.Content);
        }
    }

    private void WriteNamed(Action write, string? alias)
    {
        write();
        if (alias is not null) _text.Append(' ').Append(alias);
    }

    private void Write(Operand operand)
    {
        switch (operand)
        {
            case FieldPath path:
                _text.Append(path);
                break;
            case Literal literal:
                _text.Append(literal.Text);
                break;
            case FunctionCall call:
                _text.Append(call.Name).Append('(');
                WriteAll(call.Arguments, Write);
                _text.Append(')');
                break;
            case ValueList list:
                _text.Append('(');
                WriteAll(list.Values, Write);
                _text.Append(')');
                break;
            case Subquery subquery:
                _text.Append('(');
                Write(subquery.Query);
                _text.Append(')');
                break;
            case TypeofItem item:
                _text.Append("TYPEOF");
                Write(item.Content);
                _text.Append(" END");
                break;
        }
    }

    private void Write(Condition condition)
    {
        switch (condition)
        {
            case Comparison comparison:
                Write(comparison.Left);
                _text.Append(' ').Append(comparison.Operator).Append(' ');
                Write(comparison.Right);
                break;
            case Negation negation:
                _text.Append("NOT ");
                WritePart(negation.Part);
                break;
            case Combination combination:
                WriteAll(combination.Parts, WritePart, $" {combination.Operator} ");
                break;
        }
    }

    private void WritePart(Condition part)
    {
        if (part is not Combination)
        {
            Write(part);
            return;
        }

        _text.Append('(');
        Write(part);
        _text.Append(')');
    }

    private void Write(IReadOnlyList<Token> tokens)
    {
        foreach (var token in tokens) _text.Append(' ').Append(token.Text);
    }

    private void WriteAll<T>(IReadOnlyList<T> items, Action<T> write, string separator = ", ")
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) _text.Append(separator);
            write(items[i]);
        }
    }
}
