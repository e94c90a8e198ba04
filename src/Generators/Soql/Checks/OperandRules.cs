using TypedStreaming.Generators.Soql.Syntax;

namespace TypedStreaming.Generators.Soql.Checks;

/// <summary>Checks the fields, function calls and values of a query.</summary>
/// <param name="entities">The entities of the query.</param>
/// <param name="problems">The list to which problems are added.</param>
internal sealed class OperandRules(EntityRules entities, List<QueryProblem> problems)
{
    private const string Relationships = "relationships are not supported";
    private const string Aggregates = "aggregate queries are not supported";

    private static readonly HashSet<string> AggregateNames = new(StringComparer.OrdinalIgnoreCase) { "COUNT", "COUNT_DISTINCT", "SUM", "AVG", "MIN", "MAX" };

    public void CheckSelection(Selection selection)
    {
        Check(selection.Item);
        if (selection.Alias is not { } alias || selection.Item is FunctionCall call && AggregateNames.Contains(call.Name)) return;
        Undocumented(selection.Span, $"'{alias}' is an alias of the selected item; if it was meant as a field, insert a comma before it");
    }

    public void Check(Operand operand)
    {
        switch (operand)
        {
            case FieldPath path:
                Check(path);
                break;
            case FunctionCall call:
                Check(call);
                break;
            case Literal literal:
                Check(literal);
                break;
            case ValueList list:
                foreach (var value in list.Values) Check(value);
                break;
            case Subquery subquery:
                Refuse(subquery.Span, $"{Relationships}, so a query inside the list of fields is refused");
                break;
            case TypeofItem item:
                Refuse(item.Span, "a 'TYPEOF' clause is not allowed");
                break;
        }
    }

    /// <summary>Reports a nested query that is used where a PushTopic query needs a list of values.</summary>
    public void RefuseJoin(Subquery subquery) => Refuse(subquery.Span, "semi/anti join sub-selects are not supported");

    public void Refuse(QuerySpan span, string text) => problems.Add(new QueryProblem(ProblemKind.Refused, span, text));

    public void Undocumented(QuerySpan span, string text) => problems.Add(new QueryProblem(ProblemKind.Undocumented, span, text));

    private void Check(FieldPath path)
    {
        if (path.Names.Count == 1) return;
        if (entities.IsQualified(path)) Undocumented(path.Span, $"'{path}' has the object name before the field name; use '{path.Field}'");
        else Refuse(path.Span, $"{Relationships}, and '{path}' is a field of a related record; an id field of the queried object can be used instead");
    }

    private void Check(FunctionCall call)
    {
        if (AggregateNames.Contains(call.Name)) Refuse(call.Span, $"{Aggregates}, so '{call.Name}' is refused");
        else Undocumented(call.Span, $"the function '{call.Name}(...)'");
        foreach (var argument in call.Arguments) Check(argument);
    }

    private void Check(Literal literal)
    {
        var what = literal.Kind switch
        {
            LiteralKind.RelativeDate => "is a date relative to today",
            LiteralKind.Currency => "is an amount with a currency",
            LiteralKind.Variable => "is a variable, which only Apex code can replace with a value",
            _ => null,
        };
        if (what is not null) Undocumented(literal.Span, $"'{literal.Text}' {what}");
    }
}
