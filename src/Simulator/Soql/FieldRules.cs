using TypedStreaming.Simulator.Errors;
using TypedStreaming.Simulator.Schema;

namespace TypedStreaming.Simulator.Soql;

/// <summary>Checks the fields of a query, and the values that they are compared with, against the metadata of their object.</summary>
internal static class FieldRules
{
    /// <summary>The maximum length of a text area field that can be used in a condition.</summary>
    private const int LongestFiltered = 255;

    private const string SeeDescribe = "Please reference your WSDL or the describe call for the appropriate names.";

    /// <exception cref="OrgErrorException">A field does not exist, or is compared with a value of another type.</exception>
    public static void Check(SoqlQuery query, ObjectDefinition definition)
    {
        foreach (var field in query.Fields.Concat(query.FieldsOfCondition()))
        {
            if (!definition.MayHave(field.Name)) throw query.Text.At(field.Start, OrgErrors.InvalidField, UnknownField(field.Name, definition.Name));
        }

        foreach (var comparison in query.Where?.Comparisons() ?? [])
        {
            if (Problem(comparison, definition.Find(comparison.Field.Name)) is { } problem)
                throw query.Text.At(comparison.Field.Start, OrgErrors.InvalidField, problem);
        }
    }

    public static string UnknownEntity(string entity) =>
        $"sObject type '{entity}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the "
        + $"entity name. {SeeDescribe}";

    private static string UnknownField(string field, string entity) =>
        $"No such column '{field}' on entity '{entity}'. If you are attempting to use a custom field, be sure to append the '__c' after "
        + $"the custom field name. {SeeDescribe}";

    private static string? Problem(Comparison comparison, FieldDefinition? field)
    {
        if (field is null or { Kind: FieldKind.Unknown }) return null;
        if (field is { Kind: FieldKind.TextArea, Length: > LongestFiltered }) return $"field '{field.Name}' can not be filtered in a query call";
        if (!Allows(field.Kind, comparison.Operator)) return $"invalid operator on {field.Type} field '{field.Name}'";
        var isFitting = comparison.Values.All(value => value.Kind == LiteralKind.Null || value.Kind == LiteralOf(field.Kind));
        return isFitting ? null : $"value of filter criterion for field '{field.Name}' must be of type {field.Type}";
    }

    private static bool Allows(FieldKind field, ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Like => LiteralOf(field) == LiteralKind.Text && field != FieldKind.Id,
        ComparisonOperator.Includes or ComparisonOperator.Excludes => field == FieldKind.MultiPicklist,
        ComparisonOperator.Less or ComparisonOperator.LessOrEqual or ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual =>
            field is not (FieldKind.Boolean or FieldKind.MultiPicklist or FieldKind.Compound),
        _ => field != FieldKind.Compound,
    };

    private static LiteralKind LiteralOf(FieldKind kind) => kind switch
    {
        FieldKind.Boolean => LiteralKind.Boolean,
        FieldKind.Number => LiteralKind.Number,
        FieldKind.Date => LiteralKind.Date,
        FieldKind.DateTime => LiteralKind.DateTime,
        FieldKind.Time => LiteralKind.Time,
        _ => LiteralKind.Text,
    };
}
