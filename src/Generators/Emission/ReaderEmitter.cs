using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Emission;

/// <summary>
/// Emits the nested class that reads an event. This class contains a loop that reads the JSON members, followed by the code that creates the event.
/// </summary>
internal static class ReaderEmitter
{
    public static void Emit(SourceWriter writer, EventTypeModel model, ObjectModel body)
    {
        writer.Line(EmittedNames.GeneratedCode);
        if (model.Warnings.OfObsolete) writer.Line("[global::System.Obsolete] // Allows references to obsolete members.");
        writer.Open($"private static class {model.ReaderName}");
        writer.Line($"public static {model.TypeName} Read(").Continuation(EmittedNames.ReadParameters).Line("{").Indent();
        if (model.IsText) EmitText(writer, body);
        else EmitObject(writer, body);
        ConstructionEmitter.Emit(writer, body);
        writer.Close();
        EmitLookup(writer, body);
        foreach (var nested in model.Nested) EmitNested(writer, nested);
        foreach (var read in model.Enums)
        {
            writer.Line();
            EnumEmitter.Emit(writer, read);
        }

        foreach (var collection in model.Collections)
        {
            writer.Line();
            CollectionEmitter.Emit(writer, collection);
        }

        if (model is { IsPublishable: true, Unwritable: null }) WriterEmitter.Emit(writer, model, body);
        foreach (var part in model.Nested.Prepend(body)) ConstructionEmitter.EmitAccessors(writer, part);
        writer.Close();
    }

    /// <summary>
    /// Emits code that finds the member whose name was just read, and stores the member's index in a local variable. If the name is escaped or split
    /// across buffers, the generated code finds the index with a slower method.
    /// </summary>
    public static void EmitFind(SourceWriter writer, string variable, string method) =>
        writer.Line($"var {variable} = reader.ValueIsEscaped || reader.HasValueSequence")
            .Continuation($"? {EmittedNames.EventJson}.FindEscaped(ref reader, {method})")
            .Continuation($": {method}(reader.ValueSpan);");

    /// <summary>Returns the C# expression that reads a JSON value other than null.</summary>
    public static string ExpressionOf(ValueModel value) => value switch
    {
        { Context: { } context } => $"{value.Reader}(ref reader, {context}.Default)",
        { Reader: { } reader } => $"{reader}(ref reader)",
        _ => $"{EmittedNames.EventJson}.Read{value.Kind}(ref reader)",
    };

    private static void EmitText(SourceWriter writer, ObjectModel model)
    {
        foreach (var member in DataMembers(model)) EmitValue(writer, $"{member.LocalType} {member.Local}", member);
    }

    private static void EmitObject(SourceWriter writer, ObjectModel model)
    {
        foreach (var member in model.Members.Where(m => m.Kind != MemberKind.Metadata))
            writer.Line($"{member.LocalType} {member.Local} = {member.LocalDefault};");
        for (var word = 0; word < SeenMask.WordsOf(model); word++) writer.Line($"ulong {SeenMask.NameOf(model, word)} = 0;");
        writer.Line()
            .Line($"{EmittedNames.EventJson}.ExpectObject(ref reader);")
            .Open($"while (reader.Read() && reader.TokenType != {EmittedNames.TokenType}.EndObject)");
        EmitFind(writer, "member", "Find" + model.Suffix);
        var rest = model.Members.FirstOrDefault(m => m.Kind == MemberKind.ExtensionData);
        if (rest is not null) writer.Line($"var unknown = member < 0 ? {EmittedNames.EventJson}.ReadName(ref reader) : \"\";");
        writer.Line("reader.Read();").Open("switch (member)");
        var index = 0;
        foreach (var member in DataMembers(model)) EmitCase(writer, model, member, index++);
        EmitUnknown(writer, model, rest);
        writer.Close().Close();
        SeenMask.EmitCheck(writer, model);
        writer.Line();
    }

    private static void EmitCase(SourceWriter writer, ObjectModel model, MemberModel member, int index)
    {
        writer.Line($"case {index}:").Indent();
        EmitValue(writer, member.Local, member);
        if (member.SeenBit is { } bit) writer.Line(SeenMask.Set(model, bit));
        writer.Line("break;").Outdent();
    }

    private static void EmitUnknown(SourceWriter writer, ObjectModel model, MemberModel? rest)
    {
        writer.Line("default:").Indent();
        if (rest is null) writer.Line("reader.Skip();");
        else writer.Line($"({rest.Local} ??= new())[unknown] = {EmittedNames.EventJson}.ReadJsonElement(ref reader);");
        if (rest?.SeenBit is { } bit) writer.Line(SeenMask.Set(model, bit));
        writer.Line("break;").Outdent();
    }

    private static void EmitNested(SourceWriter writer, ObjectModel model)
    {
        writer.Line().Open($"private static {model.TypeName} Read{model.Suffix}(ref global::System.Text.Json.Utf8JsonReader reader)");
        EmitObject(writer, model);
        ConstructionEmitter.Emit(writer, model);
        writer.Close();
        EmitLookup(writer, model);
    }

    private static void EmitLookup(SourceWriter writer, ObjectModel model)
    {
        if (model.Names is null) return;
        writer.Line();
        LookupEmitter.Emit(writer, "Find" + model.Suffix, model.Names);
    }

    private static void EmitValue(SourceWriter writer, string target, MemberModel member)
    {
        var read = ExpressionOf(member.Value);
        if (member.IsField) EmitNullOr(writer, target, member.LocalType + ".Null", $"new {member.LocalType}({read})");
        else if (member.Value.AcceptsNull) EmitNullOr(writer, target, "null", read);
        else writer.Line($"{target} = {read};");
    }

    private static void EmitNullOr(SourceWriter writer, string target, string ifNull, string otherwise) =>
        writer.Line($"{target} = reader.TokenType == {EmittedNames.TokenType}.Null")
            .Continuation("? " + ifNull)
            .Continuation($": {otherwise};");

    private static IEnumerable<MemberModel> DataMembers(ObjectModel model) => model.Members.Where(m => m.IsNamed);
}
