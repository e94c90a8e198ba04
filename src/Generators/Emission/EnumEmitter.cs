using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Emission;

/// <summary>Emits the methods that read an enum value from the name of a constant or from a number.</summary>
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
        EmitConstants(writer, model, "ref reader");
        writer.Close().Close().Line();
        if (model.IsPicked) EmitPick(writer, model);
        LookupEmitter.Emit(writer, "Find" + model.Suffix, model.Names);
    }

    private static void EmitPick(SourceWriter writer, EnumModel model)
    {
        writer.Open($"private static {model.TypeName} Pick{model.Suffix}({EmittedNames.Bytes} name)")
            .Open($"switch (Find{model.Suffix}(name))");
        EmitConstants(writer, model, "name");
        writer.Close().Close().Line();
    }

    private static void EmitConstants(SourceWriter writer, EnumModel model, string name)
    {
        for (var i = 0; i < model.Constants.Count; i++) writer.Line($"case {i}: return {model.Constants[i]};");
        writer.Line(model.Fallback is { } fallback
            ? $"default: return {fallback};"
            : $"default: throw {EmittedNames.EventJson}.UnknownName({name}, {Literals.OfString(model.Suffix)});");
    }
}
