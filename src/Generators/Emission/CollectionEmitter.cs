using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Emission;

/// <summary>Emits the methods that read collections: from an array, from an object, or from a multi-select picklist string.</summary>
internal static class CollectionEmitter
{
    private const string Generic = "global::System.Collections.Generic.";
    private const string Immutable = "global::System.Collections.Immutable.";

    public static void Emit(SourceWriter writer, CollectionModel model)
    {
        writer.Open($"private static {TypeOf(model)} Read{model.Suffix}(ref global::System.Text.Json.Utf8JsonReader reader)")
            .Line($"var items = {NewOf(model)};");
        if (model.IsPicklist) EmitPicklist(writer, model);
        else if (model.Form == CollectionForm.Dictionary) EmitDictionary(writer, model);
        else EmitArray(writer, model);
        writer.Line($"return {ResultOf(model)};").Close();
    }

    private static void EmitArray(SourceWriter writer, CollectionModel model) =>
        writer.Line($"{EmittedNames.EventJson}.ExpectArray(ref reader);")
            .Line($"while (reader.Read() && reader.TokenType != {EmittedNames.TokenType}.EndArray)")
            .Continuation($"items.Add({ItemOf(model)});");

    private static void EmitDictionary(SourceWriter writer, CollectionModel model) =>
        writer.Line($"{EmittedNames.EventJson}.ExpectObject(ref reader);")
            .Open($"while (reader.Read() && reader.TokenType != {EmittedNames.TokenType}.EndObject)")
            .Line($"var name = {EmittedNames.EventJson}.ReadName(ref reader);")
            .Line("reader.Read();")
            .Line($"items[name] = {ItemOf(model)};")
            .Close();

    private static void EmitPicklist(SourceWriter writer, CollectionModel model) =>
        writer.Line($"var values = {EmittedNames.EventJson}.ReadPicklist(ref reader);")
            .Line("while (values.MoveNext())")
            .Continuation($"items.Add({model.Item.Reader}(values.Current));");

    private static string ItemOf(CollectionModel model)
    {
        var read = ReaderEmitter.ExpressionOf(model.Item);
        return model.Item.AcceptsNull
            ? $"reader.TokenType == {EmittedNames.TokenType}.Null ? {(model.IsOblivious ? "null!" : "null")} : {read}"
            : read;
    }

    private static string TypeOf(CollectionModel model) => model.Form switch
    {
        CollectionForm.Array => model.ItemType + "[]",
        CollectionForm.Set => $"{Generic}HashSet<{model.ItemType}>",
        CollectionForm.ImmutableArray => $"{Immutable}ImmutableArray<{model.ItemType}>",
        CollectionForm.Dictionary => $"{Generic}Dictionary<string, {model.ItemType}>",
        _ => $"{Generic}List<{model.ItemType}>",
    };

    private static string NewOf(CollectionModel model) => model.Form switch
    {
        CollectionForm.Array => $"new {Generic}List<{model.ItemType}>()",
        CollectionForm.ImmutableArray => $"{Immutable}ImmutableArray.CreateBuilder<{model.ItemType}>()",
        _ => $"new {TypeOf(model)}()",
    };

    private static string ResultOf(CollectionModel model) => model.Form switch
    {
        CollectionForm.Array => "items.ToArray()",
        CollectionForm.ImmutableArray => "items.DrainToImmutable()",
        _ => "items",
    };
}
