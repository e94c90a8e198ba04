namespace TypedStreaming.Simulator.Soql;

/// <summary>A parsed SOQL query.</summary>
/// <param name="Text">The text, which errors show.</param>
/// <param name="Fields">The selected fields.</param>
/// <param name="Entity">The entity.</param>
/// <param name="Where">The condition, or null if all records match.</param>
/// <param name="Limit">The largest number of records, or null if there is no limit.</param>
internal sealed record SoqlQuery(
    QueryText Text, IReadOnlyList<FieldName> Fields, FieldName Entity, Condition? Where, int? Limit)
{
    public IEnumerable<FieldName> FieldsOfCondition() => Where?.Comparisons().Select(static part => part.Field) ?? [];
}
