using TypedStreaming.Generators.Soql.Syntax;

namespace TypedStreaming.Generators.Soql.Checks;

/// <summary>Finds fields that a query selects twice.</summary>
/// <param name="entities">The entities of the query.</param>
/// <param name="problems">The list to which problems are added.</param>
internal sealed class DuplicateRule(EntityRules entities, List<QueryProblem> problems)
{
    public void Check(IReadOnlyList<Selection> selections)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var selection in selections)
        {
            if (selection.Item is FieldPath path && !seen.Add(NameOf(path)))
                problems.Add(new QueryProblem(ProblemKind.Undocumented, selection.Span, $"'{path}' is selected twice"));
        }
    }

    private string NameOf(FieldPath path) => entities.IsQualified(path) ? path.Field : path.ToString();
}
