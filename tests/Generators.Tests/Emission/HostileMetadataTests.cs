using System.Security;
using CsCheck;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Emission;

/// <summary>Whatever names, labels and values the metadata has, the emitted members compile, and read what the field has.</summary>
public sealed class HostileMetadataTests
{
    private static readonly string[] Words =
    [
        "Tier", "tier", "class", "Event", "Unknown", "Value", "Clone", "Equals", "Header", "EventReader", "TierValue", "1st", "a b", "*/", "<b>", "\"", "\\", "{0}",
        "\u00c4rger", "\u4e2d\u6587", "\ud83d\ude00", "\u2028", "ns__Tier", "Tier__Latitude", "_", "__", "var", "required", "@x", "#error", "get_Tier", "set_Tier",
    ];

    private static readonly string[] Types = ["Text", "Picklist", "MultiselectPicklist", "Number", "Checkbox", "Date", "Location", "LongTextArea", "Summary", "?"];

    private static readonly Gen<string> Texts = Gen.Int[0, Words.Length - 1].Select(static i => Words[i]).Array[1, 2].Select(static words => string.Concat(words));

    private static readonly Gen<(string Name, string Type, string Label, string[] Values)> Fields =
        Gen.Select(Texts, Gen.Int[0, Types.Length - 1], Texts, Texts.Array[0, 4]).Select(static (name, type, label, values) => (name + "__c", Types[type], label, values));

    [Fact]
    public void The_members_compile() => Gen.Select(Fields.Array[1, 6], Gen.Bool).Sample(
        static (fields, isChange) =>
        {
            var (name, source) = isChange
                ? ("Event__c", "[ChangeEvent(\"/data/Event__ChangeEvent\")] public partial record Event;")
                : ("Event__e", "[PlatformEvent(\"/event/Event__e\")] public partial class Event { public void Tier() { } }");
            MetadataText[] org = [MetadataText.Object(name), .. fields.Select((field, i) => FileOf(name, i, field))];
            var problems = EventCompilation.OfOrg(org, "using TypedStreaming;\n" + source).Problems();
            Assert.True(problems.Count == 0, string.Join('\n', problems));
        },
        iter: 40,
        threads: 1);

    private static MetadataText FileOf(string owner, int number, (string Name, string Type, string Label, string[] Values) field) => new(
        $"/org/objects/{owner}/fields/F{number}.field-meta.xml",
        $"<CustomField><fullName>{Xml(field.Name)}</fullName><label>{Xml(field.Label)}</label><description>{Xml(field.Label)}\n</description>"
        + MetadataText.Picklist(field.Type, isRestricted: true, field.Values.Select(Xml)) + "</CustomField>");

    private static string Xml(string text) => SecurityElement.Escape(text);
}
