using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Emission;

/// <summary>Emits the methods that write an event as a JSON object, in a form that the generated reader can read.</summary>
internal static class WriterEmitter
{
    private const string Null = "writer.WriteNullValue();";

    public static void Emit(SourceWriter writer, EventTypeModel model, ObjectModel body)
    {
        EmitObject(writer, body, "public");
        foreach (var nested in model.Nested) EmitObject(writer, nested, "private");
        foreach (var written in model.Enums) EmitEnum(writer, written);
        foreach (var collection in model.Collections) CollectionWriterEmitter.Emit(writer, collection);
    }

    /// <summary>Emits the start of a method that writes a value. If the type is a reference type, the method writes null as JSON null.</summary>
    public static SourceWriter Open(SourceWriter writer, string access, string suffix, string type, bool isReference)
    {
        writer.Line().Open($"{access} static void Write{suffix}({EmittedNames.JsonWriter} writer, {type}{(isReference ? "?" : "")} value)");
        if (!isReference) return writer;
        return writer.Open("if (value is null)").Line(Null).Line("return;").Close().Line();
    }

    /// <summary>Emits a statement that writes a value of a type. The value can be null if the type is a reference type.</summary>
    public static void EmitValue(SourceWriter writer, ValueModel value, string expression) => writer.Line(StatementOf(value, expression));

    /// <summary>Emits the statements that write a value. If the value is null, the statements write JSON null.</summary>
    public static void EmitNullable(SourceWriter writer, ValueModel value, string expression, string variable)
    {
        writer.Line($"if ({expression} is {{ }} {variable})").Indent();
        EmitValue(writer, value, variable);
        writer.Outdent().Line("else").Continuation(Null);
    }

    private static void EmitObject(SourceWriter writer, ObjectModel model, string access)
    {
        Open(writer, access, model.Suffix, model.TypeName, !model.IsValueType).Line("writer.WriteStartObject();");
        var index = 0;
        foreach (var member in model.Members) EmitMember(writer, model, member, "value" + index++);
        writer.Line("writer.WriteEndObject();").Close();
    }

    private static void EmitMember(SourceWriter writer, ObjectModel model, MemberModel member, string variable)
    {
        if (member.Writer is not { } written) return;
        if (member.Kind == MemberKind.ExtensionData) writer.Line($"{EmittedNames.EventJson}.WriteExtensionData(writer, {written.Access}, Find{model.Suffix});");
        else if (member.IsField) EmitField(writer, member, written, variable);
        else if (written.Omission != OmissionModel.None) EmitUnlessOmitted(writer, member, written, variable);
        else
        {
            EmitName(writer, member);
            EmitPlain(writer, member.Value, written, variable);
        }
    }

    private static void EmitField(SourceWriter writer, MemberModel member, MemberWriterModel written, string variable)
    {
        writer.Open($"if ({written.Access}.IsSet)");
        EmitName(writer, member);
        writer.Line(written.IsNullable
            ? $"if ({written.Access}.GetValueOrDefault() is {{ }} {variable})"
            : $"if ({written.Access}.TryGetValue(out var {variable}))").Indent();
        EmitValue(writer, member.Value, variable);
        writer.Outdent().Line("else").Continuation(Null).Close();
    }

    private static void EmitUnlessOmitted(SourceWriter writer, MemberModel member, MemberWriterModel written, string variable)
    {
        writer.Open(written.Omission == OmissionModel.Null
            ? $"if ({written.Access} is not null)"
            : $"if (!global::System.Collections.Generic.EqualityComparer<{member.LocalType}>.Default.Equals({written.Access}, default))");
        EmitName(writer, member);
        EmitPlain(writer, member.Value, written, variable);
        writer.Close();
    }

    private static void EmitPlain(SourceWriter writer, ValueModel value, MemberWriterModel written, string variable)
    {
        if (written.IsNullable) EmitNullable(writer, value, written.Access, variable);
        else EmitValue(writer, value, written.Access);
    }

    private static void EmitName(SourceWriter writer, MemberModel member) =>
        writer.Line($"writer.WritePropertyName({Literals.OfString(member.WireName)}u8);");

    private static void EmitEnum(SourceWriter writer, EnumModel model)
    {
        writer.Line()
            .Line($"private static void Write{model.Suffix}({EmittedNames.JsonWriter} writer, {model.TypeName} value) =>")
            .Continuation($"writer.WriteStringValue(NameOf{model.Suffix}(value));")
            .Line()
            .Open($"private static string NameOf{model.Suffix}({model.TypeName} value)")
            .Open("switch (value)");
        foreach (var constant in model.Written) writer.Line($"case {constant.Constant}: return {Literals.OfString(constant.Name)};");
        writer.Line($"default: throw {EmittedNames.EventJson}.UnnamedValue(value, {Literals.OfString(model.Suffix)});").Close().Close();
    }

    private static string StatementOf(ValueModel value, string expression) => value.Kind switch
    {
        MemberKind.Enum or MemberKind.Object or MemberKind.Collection or MemberKind.Picklist => $"Write{value.Reader!.Substring("Read".Length)}(writer, {expression});",
        MemberKind.Deserialized => $"{value.Reader!.Replace("EventJson.Deserialize<", "EventJson.Serialize<")}(writer, {expression}, {value.Context}.Default);",
        MemberKind.Guid => $"writer.WriteStringValue({expression});",
        MemberKind.Boolean => $"writer.WriteBooleanValue({expression});",
        >= MemberKind.SByte and <= MemberKind.Decimal => $"writer.WriteNumberValue({expression});",
        _ => $"{EmittedNames.EventJson}.Write{value.Kind}(writer, {expression});",
    };
}
