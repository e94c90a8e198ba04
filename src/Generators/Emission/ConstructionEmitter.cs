using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Emission;

/// <summary>Emits the part of a generated reader that creates the event after all values have been read.</summary>
internal static class ConstructionEmitter
{
    public static void Emit(SourceWriter writer, ObjectModel model)
    {
        var arguments = Placed(model, MemberPlacement.Argument).Select(m => $"{m.Identifier}: {ValueOf(m)}");
        var construction = $"new {model.TypeName}({string.Join(", ", arguments)})";
        var initialized = Placed(model, MemberPlacement.Initializer).ToList();
        var later = model.Members
            .Where(m => m.Placement is MemberPlacement.AssignedWhenSeen or MemberPlacement.SetWhenSeen)
            .ToList();
        var start = later.Count == 0 ? "return " : "var result = ";
        if (initialized.Count == 0) writer.Line($"{start}{construction};");
        else
        {
            writer.Open(start + construction);
            foreach (var member in initialized) writer.Line($"{member.Identifier} = {ValueOf(member)},");
            writer.Close(";");
        }

        if (later.Count == 0) return;
        foreach (var member in later) EmitLater(writer, model, member);
        writer.Line("return result;");
    }

    public static void EmitAccessors(SourceWriter writer, ObjectModel model)
    {
        foreach (var member in model.Members)
        {
            if (member.Accessor is not { } accessor) continue;
            var target = model.IsValueType ? "ref " + accessor.DeclaringType : accessor.DeclaringType;
            writer.Line()
                .Line($"[{EmittedNames.UnsafeAccessor}({EmittedNames.UnsafeAccessor}Kind.Method, Name = \"{accessor.Target}\")]")
                .Line($"private static extern void {accessor.Method}({target} target, {accessor.ValueType} value);");
        }
    }

    private static void EmitLater(SourceWriter writer, ObjectModel model, MemberModel member)
    {
        var assignment = member.Accessor is { } accessor
            ? $"{accessor.Method}({(model.IsValueType ? "ref " : "")}result, {ValueOf(member)});"
            : $"result.{member.Identifier} = {ValueOf(member)};";
        writer.Line(member.SeenBit is { } bit ? $"if ({SeenMask.Test(model, bit)}) {assignment}" : assignment);
    }

    private static IEnumerable<MemberModel> Placed(ObjectModel model, MemberPlacement placement) =>
        model.Members.Where(m => m.Placement == placement);

    private static string ValueOf(MemberModel member) => member switch
    {
        { Kind: MemberKind.Metadata } => "context.Metadata",
        { NeedsForgiveness: true } => member.Local + "!",
        _ => member.Local,
    };
}
