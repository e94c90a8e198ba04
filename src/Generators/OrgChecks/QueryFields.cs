using TypedStreaming.Generators.Soql;
using TypedStreaming.Generators.Soql.Checks;
using TypedStreaming.Generators.Soql.Syntax;

namespace TypedStreaming.Generators.OrgChecks;

/// <summary>
/// Finds the fields of the queried object in the <c>SELECT</c> and <c>WHERE</c> clauses of a query. Fields of related objects are omitted.
/// </summary>
/// <param name="query">The query.</param>
internal sealed class QueryFields(Query query)
{
    private readonly EntityRules _entities = new(query, []);

    /// <summary>
    /// Returns the names of the fields with their positions. If a field name follows the object name and a dot, only the field name is returned.
    /// </summary>
    public IEnumerable<(string Name, QuerySpan Span)> All() =>
        Own(query.Selections.SelectMany(static selection => PathsIn(selection.Item))).Concat(InCondition());

    /// <summary>Returns the names of the fields in the <c>WHERE</c> clause with their positions.</summary>
    public IEnumerable<(string Name, QuerySpan Span)> InCondition() => query.Where is { } where ? Own(PathsIn(where)) : [];

    private IEnumerable<(string Name, QuerySpan Span)> Own(IEnumerable<FieldPath> paths) =>
        paths.Where(IsOwn).Select(static path => (path.Field, new QuerySpan(path.Span.End - path.Field.Length, path.Field.Length)));

    private bool IsOwn(FieldPath path) => path.Names.Count == 1 || _entities.IsQualified(path);

    private static IEnumerable<FieldPath> PathsIn(Condition condition) => condition switch
    {
        Comparison comparison => PathsIn(comparison.Left),
        Negation negation => PathsIn(negation.Part),
        Combination combination => combination.Parts.SelectMany(PathsIn),
        _ => [],
    };

    private static IEnumerable<FieldPath> PathsIn(Operand operand) => operand switch
    {
        FieldPath path => [path],
        FunctionCall { Name: var name } call when !name.Equals("FIELDS", StringComparison.OrdinalIgnoreCase) => call.Arguments.SelectMany(PathsIn),
        _ => [],
    };
}
