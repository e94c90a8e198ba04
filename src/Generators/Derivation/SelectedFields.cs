using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Soql.Checks;
using TypedStreaming.Generators.Soql.Syntax;

namespace TypedStreaming.Generators.Derivation;

/// <summary>Finds the fields that a query selects. Members are generated for these fields.</summary>
internal static class SelectedFields
{
    private const string ToLabel = "toLabel";
    private static readonly string[] Converting = ["convertCurrency", "convertTimezone"];

    /// <summary>Returns the fields in the order of the query. Selected items for which no member can be generated are omitted.</summary>
    public static EquatableArray<SelectedFieldModel> Of(Query query)
    {
        var entities = new EntityRules(query, []);
        return query.Selections.Select(s => FieldOf(s.Item, entities)).OfType<SelectedFieldModel>().ToEquatableArray();
    }

    private static SelectedFieldModel? FieldOf(Operand item, EntityRules entities) => item switch
    {
        FieldPath path when path.Names.Count == 1 || entities.IsQualified(path) => new SelectedFieldModel(path.Field, IsLabel: false),
        FunctionCall { Arguments.Count: 1 } call when call.Arguments[0] is FieldPath path && call.Is(ToLabel) => new SelectedFieldModel(path.Field, IsLabel: true),
        FunctionCall { Arguments.Count: 1 } call when call.Arguments[0] is FieldPath path && Converting.Any(call.Is) => new SelectedFieldModel(path.Field, IsLabel: false),
        _ => null,
    };
}
