using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Emission;

/// <summary>Emits the members and enums that are generated for an event type from its query and from metadata.</summary>
internal static class DerivedEmitter
{
    private const string Serialization = "global::System.Text.Json.Serialization.";

    public static void Emit(SourceWriter writer, EventTypeModel model)
    {
        foreach (var member in model.DerivedMembers) Emit(writer, member);
        foreach (var declared in model.DerivedEnums) Emit(writer, declared);
    }

    private static void Emit(SourceWriter writer, DerivedMemberModel member)
    {
        writer.Line($"/// <summary>{DocumentationText.Of(member.Summary)}</summary>");
        if (member.Remarks is { } remarks) writer.Line($"/// <remarks>{DocumentationText.Of(remarks)}</remarks>");
        writer.Line(EmittedNames.GeneratedCode).Line($"[{Serialization}JsonPropertyName({Literals.OfString(member.WireName)})]");
        if (member.IsPicklist) writer.Line("[global::TypedStreaming.MultiSelectPicklist]");
        writer.Line($"public {(member.IsRequired ? "required " : "")}{member.TypeName} {member.Identifier} {{ get; init; }}").Line();
    }

    private static void Emit(SourceWriter writer, DerivedEnumModel declared)
    {
        writer.Line($"/// <summary>{DocumentationText.Of(declared.Summary)}</summary>").Line(EmittedNames.GeneratedCode).Open("public enum " + Identifiers.Escape(declared.Name));
        foreach (var constant in declared.Constants)
        {
            writer.Line($"/// <summary>{DocumentationText.Of(constant.Summary)}</summary>")
                .Line(constant.WireName is { } name ? $"[{Serialization}JsonStringEnumMemberName({Literals.OfString(name)})]" : "[global::TypedStreaming.UnknownFallback]")
                .Line(constant.Identifier + ",")
                .Line();
        }

        writer.Close().Line();
    }
}
