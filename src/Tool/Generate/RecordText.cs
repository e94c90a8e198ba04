using System.Text;
using TypedStreaming.Generators.Emission;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Tool.Generate;

/// <summary>Writes records as a C# file. The content depends only on the org's descriptions, and not on the machine.</summary>
internal sealed class RecordText
{
    private const string Indent = "    ";
    private const string Sdk = "TypedStreaming";
    private const string Serialization = "System.Text.Json.Serialization";

    private readonly StringBuilder _text = new();
    private readonly TypeNames _types;

    private RecordText(IEnumerable<string> taken) => _types = new TypeNames(taken);

    /// <summary>Returns the content of a C# file that contains the given records. The content ends with a line feed.</summary>
    /// <param name="space">The namespace.</param>
    /// <param name="records">The records of the file.</param>
    /// <param name="all">All records of the namespace, whose names the file cannot use for other types.</param>
    public static string Of(string space, IReadOnlyList<EventRecord> records, IReadOnlyList<EventRecord> all)
    {
        var writer = new RecordText(records.SelectMany(NamesIn).Concat(all.Select(static one => one.Name)).Concat(space.Split('.')));
        foreach (var record in records) writer.Write(record);
        var usings = string.Concat(writer._types.Namespaces.Select(static name => $"using {name};\n"));
        return $"{usings}{(usings.Length == 0 ? "" : "\n")}namespace {space};\n{writer._text}";
    }

    private static IEnumerable<string> NamesIn(EventRecord record) =>
        [record.Name, .. record.Compounds.Select(static one => one.Name), .. record.Enums.Select(static one => one.Name)];

    private void Write(EventRecord record)
    {
        Line("").Summary("", SummaryOf(record)).Attribute(record).Line($"public partial record {record.Name}").Line("{");
        var isFirst = true;
        foreach (var member in record.Members)
        {
            if (!isFirst) Line("");
            isFirst = false;
            Write(member);
        }

        foreach (var compound in record.Compounds) Write(compound);
        foreach (var declared in record.Enums) Write(declared);
        Line("}");
    }

    private void Write(DerivedMemberModel member)
    {
        Summary(Indent, member.Summary);
        if (!string.IsNullOrWhiteSpace(member.Remarks)) Line($"{Indent}/// <remarks>{DocumentationText.Of(member.Remarks)}</remarks>");
        if (NeedsName(member)) Named(Indent, "JsonPropertyName", member.WireName);
        if (member.IsPicklist) Line($"{Indent}[{_types.OfAttribute(Sdk, "MultiSelectPicklist")}]");
        Line($"{Indent}public {(member.IsRequired ? "required " : "")}{_types.Shorten(member.TypeName)} {member.Identifier} {{ get; init; }}");
    }

    private void Write(CompoundType compound)
    {
        Line("").Summary(Indent, compound.Summary).Line($"{Indent}public sealed record {compound.Name}").Line(Indent + "{");
        for (var i = 0; i < compound.Parts.Count; i++)
        {
            var (name, type, summary) = compound.Parts[i];
            if (i > 0) Line("");
            Summary(Indent + Indent, summary).Line($"{Indent}{Indent}public {_types.Shorten("global::TypedStreaming.Field")}<{type}> {name} {{ get; init; }}");
        }

        Line(Indent + "}");
    }

    private void Write(DerivedEnumModel declared)
    {
        Line("").Summary(Indent, declared.Summary).Line($"{Indent}public enum {declared.Name}").Line(Indent + "{");
        for (var i = 0; i < declared.Constants.Count; i++)
        {
            var constant = declared.Constants[i];
            if (i > 0) Line("");
            Summary(Indent + Indent, constant.Summary);
            if (constant.WireName is null) Line($"{Indent}{Indent}[{_types.OfAttribute(Sdk, "UnknownFallback")}]");
            else if (constant.WireName != constant.Identifier.TrimStart('@')) Named(Indent + Indent, "JsonStringEnumMemberName", constant.WireName);
            Line($"{Indent}{Indent}{constant.Identifier},");
        }

        Line(Indent + "}");
    }

    private RecordText Attribute(EventRecord record)
    {
        var start = $"[{_types.OfAttribute(Sdk, record.Source.Kind.ToString())}({CSharpText.Literal(record.Source.Channel)}";
        if (record.Source.QueryText is not { } query) return Line(start + ")]");
        if (CSharpText.Lines(query) is not { } lines) return Line($"{start}, Query = {CSharpText.Literal(query)})]");
        Line(start + ", Query = \"\"\"");
        foreach (var line in lines) Line(line.Length == 0 ? "" : Indent + line);
        return Line(Indent + "\"\"\")]");
    }

    private void Named(string indent, string attribute, string name) =>
        Line($"{indent}[{_types.OfAttribute(Serialization, attribute)}({CSharpText.Literal(name)})]");

    private RecordText Summary(string indent, string text) => Line($"{indent}/// <summary>{DocumentationText.Of(text)}</summary>");

    private RecordText Line(string line)
    {
        _text.Append(line).Append('\n');
        return this;
    }

    // A property is read from the field of its name, and the header by its type.
    private static bool NeedsName(DerivedMemberModel member) =>
        !member.TypeName.EndsWith(".ChangeEventHeader", StringComparison.Ordinal) && member.WireName != member.Identifier.TrimStart('@');

    private static string SummaryOf(EventRecord record) => record.Source.Kind switch
    {
        EventKindModel.PushTopic => $"{record.Label}: an event of the PushTopic {record.Source.Topic}.",
        EventKindModel.PlatformEvent => $"{record.Label}: a platform event.",
        _ => $"{record.Label}: a change to records.",
    };
}
