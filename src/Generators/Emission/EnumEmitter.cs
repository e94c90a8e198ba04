using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Parsing;

namespace TypedStreaming.Generators.Emission;

/// <summary>Prints the methods that read an enum: by its names, or from a number.</summary>
internal static class EnumEmitter
{
    public static void Emit(SourceWriter writer, EnumModel model)
    {
        writer.Open($"private static {model.TypeName} Read{model.Suffix}(ref global::System.Text.Json.Utf8JsonReader reader)")
            .Line($"if (reader.TokenType == {EmittedNames.TokenType}.Number)")
            .Continuation($"return ({model.TypeName}){EmittedNames.EventJson}.Read{model.Underlying}(ref reader);")
            .Line($"{EmittedNames.EventJson}.ExpectString(ref reader);");
        ReaderEmitter.EmitFind(writer, "constant", "Find" + model.Suffix);
        writer.Open("switch (constant)");
        for (var i = 0; i < model.Constants.Count; i++) writer.Line($"case {i}: return {model.Constants[i]};");
        writer.Line($"default: throw {EmittedNames.EventJson}.UnknownName(ref reader, {Literals.OfString(model.Suffix)});")
            .Close()
            .Close()
            .Line();
        LookupEmitter.Emit(writer, "Find" + model.Suffix, model.Names);
    }
}
