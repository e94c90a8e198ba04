using TypedStreaming.Generators.Soql.Syntax;

namespace TypedStreaming.Generators.Soql.Checks;

/// <summary>Checks the condition in the <c>WHERE</c> clause of a query.</summary>
/// <param name="operands">The rules for both sides of a comparison.</param>
/// <param name="problems">The list to which problems are added.</param>
internal sealed class ConditionRules(OperandRules operands, List<QueryProblem> problems)
{
    public void Check(Condition condition)
    {
        switch (condition)
        {
            case Comparison comparison:
                Check(comparison);
                break;
            case Combination combination:
                foreach (var part in combination.Parts) Check(part);
                break;
            case Negation negation:
                problems.Add(new QueryProblem(ProblemKind.Refused, negation.Not, "'NOT' is not supported; use '!=' or 'NOT IN'"));
                Check(negation.Part);
                break;
        }
    }

    private void Check(Comparison comparison)
    {
        operands.Check(comparison.Left);
        if (comparison.Operator == "<>") operands.Undocumented(comparison.OperatorSpan, "the operator '<>'; use '!='");
        if (comparison.Right is Subquery subquery) operands.RefuseJoin(subquery);
        else operands.Check(comparison.Right);
    }
}
