using TypedStreaming.Simulator.Schema;
using TypedStreaming.Simulator.Soql;

namespace TypedStreaming.Simulator.Records;

/// <summary>Determines whether a record matches a condition.</summary>
/// <param name="definition">The object of the record.</param>
internal sealed class ConditionEvaluator(ObjectDefinition definition)
{
    public bool Matches(Condition? condition, Record record) => condition switch
    {
        Comparison comparison => Matches(comparison, record),
        Combination { IsAnd: true } all => all.Parts.All(part => Matches(part, record)),
        Combination any => any.Parts.Any(part => Matches(part, record)),
        Negation negation => !Matches(negation.Part, record),
        _ => true,
    };

    private bool Matches(Comparison comparison, Record record)
    {
        var field = definition.Find(comparison.Field.Name);
        var isId = field is null
            ? comparison.Field.Name.EndsWith(SystemFields.Id, StringComparison.OrdinalIgnoreCase)
            : field.Kind == FieldKind.Id;
        var value = new FieldValue(record[comparison.Field.Name], isId, field?.Kind == FieldKind.MultiPicklist);
        return Matches(comparison.Operator, value, comparison.Values);
    }

    private static bool Matches(ComparisonOperator comparison, FieldValue value, IReadOnlyList<Literal> literals) => comparison switch
    {
        ComparisonOperator.Equal or ComparisonOperator.In => literals.Any(value.IsEqualTo),
        ComparisonOperator.NotEqual or ComparisonOperator.NotIn => !literals.Any(value.IsEqualTo),
        ComparisonOperator.Less => value.OrderTo(literals[0]) < 0,
        ComparisonOperator.LessOrEqual => value.OrderTo(literals[0]) <= 0,
        ComparisonOperator.Greater => value.OrderTo(literals[0]) > 0,
        ComparisonOperator.GreaterOrEqual => value.OrderTo(literals[0]) >= 0,
        ComparisonOperator.Like => value.IsLike(literals[0]),
        ComparisonOperator.Includes => literals.Any(value.Includes),
        _ => !literals.Any(value.Includes),
    };
}
