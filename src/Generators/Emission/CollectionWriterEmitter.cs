using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Emission;

/// <summary>Emits the methods that write collections: as an array, as an object, or as a multi-select picklist string.</summary>
internal static class CollectionWriterEmitter
{
    private const string Generic = "global::System.Collections.Generic.";

    public static void Emit(SourceWriter writer, CollectionModel model)
    {
        var isReference = model.Form != CollectionForm.ImmutableArray;
        WriterEmitter.Open(writer, "private", model.Suffix, TypeOf(model), isReference);
        if (!isReference) writer.Open("if (value.IsDefault)").Line("writer.WriteNullValue();").Line("return;").Close().Line();
        if (model.IsPicklist) EmitPicklist(writer, model);
        else if (model.Form == CollectionForm.Dictionary) EmitDictionary(writer, model);
        else EmitArray(writer, model);
        writer.Close();
    }

    private static void EmitPicklist(SourceWriter writer, CollectionModel model)
    {
        var isEnum = model.Item.Kind == MemberKind.Enum;
        writer.Line($"var items = new {Generic}List<string?>();")
            .Line("foreach (var item in value)")
            .Continuation(isEnum ? $"items.Add(NameOf{model.Item.Reader!.Substring("Pick".Length)}(item));" : "items.Add(item);")
            .Line($"{EmittedNames.EventJson}.WritePicklist(writer, items);");
    }

    private static void EmitArray(SourceWriter writer, CollectionModel model)
    {
        writer.Line("writer.WriteStartArray();").Open("foreach (var item in value)");
        EmitItem(writer, model, "item");
        writer.Close().Line("writer.WriteEndArray();");
    }

    private static void EmitDictionary(SourceWriter writer, CollectionModel model)
    {
        writer.Line("writer.WriteStartObject();").Open("foreach (var item in value)").Line("writer.WritePropertyName(item.Key);");
        EmitItem(writer, model, "item.Value");
        writer.Close().Line("writer.WriteEndObject();");
    }

    private static void EmitItem(SourceWriter writer, CollectionModel model, string expression)
    {
        if (model.WritesNullable) WriterEmitter.EmitNullable(writer, model.Item, expression, "present");
        else WriterEmitter.EmitValue(writer, model.Item, expression);
    }

    // The readable interface accepts all collections of a form.
    private static string TypeOf(CollectionModel model) => model.Form switch
    {
        CollectionForm.ImmutableArray => $"global::System.Collections.Immutable.ImmutableArray<{model.ItemType}>",
        CollectionForm.Dictionary => $"{Generic}IEnumerable<{Generic}KeyValuePair<string, {model.ItemType}>>",
        _ => $"{Generic}IEnumerable<{model.ItemType}>",
    };
}
