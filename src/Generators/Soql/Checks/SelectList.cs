using TypedStreaming.Generators.Soql.Syntax;

namespace TypedStreaming.Generators.Soql.Checks;

/// <summary>The fields that the events of a PushTopic contain, according to the <c>SELECT</c> clause of the query.</summary>
internal sealed class SelectList
{
    /// <summary>The SOQL functions that change the value of a field, but not its name.</summary>
    private static readonly string[] Formatting = ["toLabel", "convertCurrency", "convertTimezone"];

    private SelectList(IReadOnlyList<SelectedField> fields, bool isOpen, QuerySpan? end) => (Fields, IsOpen, End) = (fields, isOpen, end);

    public IReadOnlyList<SelectedField> Fields { get; }

    /// <summary>
    /// True if the names of some selected fields are not known, because the query contains <c>FIELDS(ALL)</c> or a part that could not be
    /// parsed.
    /// </summary>
    public bool IsOpen { get; }

    /// <summary>
    /// The position after the last selected item of the query, where another item can be added; null if the query does not select any items.
    /// </summary>
    public QuerySpan? End { get; }

    public static SelectList Of(Query query)
    {
        var entities = new EntityRules(query, []);
        var fields = query.Selections.Select(s => FieldOf(s, entities)).ToList();
        var isOpen = !query.IsListComplete || fields.Contains(null) || query.Selections.Any(static s => s is { Item: FieldPath, Alias: not null });
        return new SelectList([.. fields.OfType<SelectedField>()], isOpen, fields.Count == 0 ? null : query.Selections[fields.Count - 1].Span);
    }

    /// <summary>Returns true if the events of the PushTopic may contain the given field.</summary>
    public bool MayContain(string name) =>
        IsOpen || Fields.Any(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase) || CompoundFields.IsPart(f.Name, name));

    private static SelectedField? FieldOf(Selection selection, EntityRules entities) => selection switch
    {
        { Item: not FieldPath, Alias: { } alias } => new SelectedField(alias, selection.Span),
        { Item: FieldPath { Names.Count: 1 } path } => new SelectedField(path.Field, selection.Span),
        { Item: FieldPath path } when entities.IsQualified(path) => new SelectedField(path.Field, selection.Span),
        { Item: FunctionCall { Arguments.Count: 1 } call } when Formatting.Any(call.Is) && call.Arguments[0] is FieldPath path =>
            new SelectedField(path.Field, selection.Span),
        _ => null,
    };
}
