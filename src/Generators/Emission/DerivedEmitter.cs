using System.Text;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Emission;

/// <summary>Emits the members and enums that an event type gets from its query and from metadata.</summary>
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
        writer.Line($"/// <summary>{Escaped(member.Summary)}</summary>");
        if (member.Remarks is { } remarks) writer.Line($"/// <remarks>{Escaped(remarks)}</remarks>");
        writer.Line(EmittedNames.GeneratedCode).Line($"[{Serialization}JsonPropertyName({Literals.OfString(member.WireName)})]");
        if (member.IsPicklist) writer.Line("[global::TypedStreaming.MultiSelectPicklist]");
        writer.Line($"public {(member.IsRequired ? "required " : "")}{member.TypeName} {member.Identifier} {{ get; init; }}").Line();
    }

    private static void Emit(SourceWriter writer, DerivedEnumModel declared)
    {
        writer.Line($"/// <summary>{Escaped(declared.Summary)}</summary>").Line(EmittedNames.GeneratedCode).Open("public enum " + Identifiers.Escape(declared.Name));
        foreach (var constant in declared.Constants)
        {
            writer.Line($"/// <summary>{Escaped(constant.Summary)}</summary>")
                .Line(constant.WireName is { } name ? $"[{Serialization}JsonStringEnumMemberName({Literals.OfString(name)})]" : "[global::TypedStreaming.UnknownFallback]")
                .Line(constant.Identifier + ",")
                .Line();
        }

        writer.Close().Line();
    }

    // Texts of an org can contain anything. A line break would end the comment, and so would some characters that only C# treats as one.
    private static string Escaped(string text)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var symbol = text[i];
            switch (symbol)
            {
                case '&':
                    result.Append("&amp;");
                    break;
                case '<':
                    result.Append("&lt;");
                    break;
                case '>':
                    result.Append("&gt;");
                    break;
                case var first when i + 1 < text.Length && char.IsSurrogatePair(first, text[i + 1]):
                    result.Append(first).Append(text[++i]);
                    break;
                default:
                    result.Append(char.IsControl(symbol) || char.IsSurrogate(symbol) || symbol is '\u2028' or '\u2029' or '\ufffe' or '\uffff' ? ' ' : symbol);
                    break;
            }
        }

        return result.ToString();
    }
}
