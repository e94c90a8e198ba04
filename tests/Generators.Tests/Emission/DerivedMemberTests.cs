using TypedStreaming.Generators.Tests.Programs;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Emission;

/// <summary>Types without members get them from their query and from metadata.</summary>
public sealed class DerivedMemberTests
{
    private const string Usings = "using TypedStreaming;\n";

    [Theory]
    [InlineData("partial record")]
    [InlineData("partial class")]
    [InlineData("partial struct")]
    [InlineData("readonly partial record struct")]
    public void A_query_without_metadata_gives_texts_and_the_fields_that_every_object_has(string kind)
    {
        var type = In("AccountChange", [], $"[PushTopic(\"/topic/A\", Query = \"SELECT id, Name, Tier__c, CreatedDate FROM Account\")] public {kind} AccountChange {{ }}");
        var value = type.Decode("""{"Tier__c":"Gold","Id":"001","Name":"Acme","CreatedDate":"2026-05-04T09:12:33.208Z","Other":1}""");
        Assert.Equal(("001", "Acme", "Gold"), (value["Id"], value["Name"], value["Tier"]));
        Assert.Equal(DateTimeOffset.Parse("2026-05-04T09:12:33.208Z"), value["CreatedDate"]);
        Assert.Null(type.Decode("""{"Id":"001","Name":null}""")["Tier"]);
        Assert.Contains("Id", type.Refuse("""{"Name":"x"}""").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_gives_the_types()
    {
        var type = In(
            "Change",
            ProgramOrg.Files,
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id, tier__c, Regions__c, Score__c, Revenue__c, Since__c, Seen__c, Opens__c, Active__c, Place__Latitude__s, toLabel(Mood__c) FROM account\")] public partial record Change;");
        var value = type.Decode(
            """{"Id":"1","Tier__c":"Silver","Regions__c":"EMEA;Asia-Pacific;Mars","Score__c":7.5,"Revenue__c":1.10,"Since__c":"2026-01-31","Seen__c":"2026-01-31T12:00:00Z","Opens__c":"08:30:00.000Z","Active__c":true,"Place__Latitude__s":-1.5,"Mood__c":"gut"}""");
        Assert.Equal("Silver", value["Tier"]!.ToString());
        Assert.Equal("EMEA AsiaPacific Unknown", string.Join(' ', ((System.Collections.IEnumerable)value["Regions"]!).Cast<object>()));
        Assert.Equal((7.5, 1.10m, new DateOnly(2026, 1, 31), new TimeOnly(8, 30), true), (value["Score"], value["Revenue"], value["Since"], value["Opens"], value["Active"]));
        Assert.Equal(-1.5, value["PlaceLatitude"]);
        Assert.Equal("gut", value["Mood"]);
        Assert.Equal("Unknown", type.Decode("""{"Id":"1","Tier__c":"Platinum"}""")["Tier"]!.ToString());
    }

    [Fact]
    public void A_platform_event_has_the_fields_of_its_object()
    {
        var type = In("LowInk", ProgramOrg.Files, "[PlatformEvent(\"/event/Low_Ink__e\")] public partial record LowInk;");
        var value = type.Decode("""{"CreatedById":"005","Printer_Model__c":"XZO-5","Level__c":0.2}""");
        Assert.Equal(("005", "XZO-5", 0.2), (value["CreatedById"], value["Printer_Model"], value["Level"]));
    }

    [Fact]
    public void A_change_event_has_fields_that_can_be_absent_and_the_header()
    {
        var type = In("Change", ProgramOrg.Files, "[ChangeEvent(\"/data/AccountChangeEvent\")] public partial record Change;");
        var value = type.Decode("""{"ChangeEventHeader":{"entityName":"Account","recordIds":["1"],"changeType":"UPDATE"},"Tier__c":"Gold","Notes__c":{"diff":"x"},"Score__c":null,"Place__c":{"Latitude":1}}""");
        Assert.Equal("Account", ((ChangeEventHeader)value["Header"]!).EntityName);
        Assert.Equal("Gold", value["Tier"]!.ToString());
        Assert.True(((Field<double>)value["Score"]!).IsNull);
        Assert.False(((Field<bool>)value["Active"]!).IsSet);
        Assert.True(((Field<TextChange>)value["Notes"]!).IsSet);
        Assert.True(((Field<System.Text.Json.JsonElement>)value["Place"]!).IsSet);
    }

    [Fact]
    public void A_describe_result_gives_no_parts_and_no_id_to_a_change_event()
    {
        var file = FileOf("[ChangeEvent(\"/data/ContactChangeEvent\")] public partial record Change;", ProgramOrg.Files);
        Assert.Contains("Field<global::TypedStreaming.CompoundName> Name ", file, StringComparison.Ordinal);
        Assert.Contains("Field<global::System.Text.Json.JsonElement> MailingAddress ", file, StringComparison.Ordinal);
        Assert.DoesNotContain("MailingCity", file, StringComparison.Ordinal);
        Assert.DoesNotContain(" Id ", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tier__c ns__Tier__c", "", "Tier__c ns__Tier__c")]
    [InlineData("Tier Tier__c Other__c", "", "Tier Tier__c Other")]
    [InlineData("class__c Event__c Clone__c", "", "class Event__c Clone__c")]
    [InlineData("Equals__c GetHashCode__c EventReader__c", "", "Equals__c GetHashCode__c EventReader__c")]
    [InlineData("Tier__c get_Tier__c set_Tier__c", "", "Tier Get_Tier__c Set_Tier__c")]
    [InlineData("Tier__c ns__Tier__c set_Tier__c", "", "Tier__c ns__Tier__c Set_Tier__c")]
    [InlineData("Home__City__s", "", "HomeCity")]
    [InlineData("Tier__c", "public int Tier() => 1;", "Tier__c")]
    [InlineData("Tier__c", "public static int Tier, Tier__c;", "Tier__c_")]
    [InlineData("ns__Place__Latitude__s Place__Latitude__s", "", "ns__Place__Latitude__s Place__Latitude__s")]
    public void Names_are_short_and_unique(string fields, string members, string names)
    {
        var type = In("Event", [], $"[PushTopic(\"/topic/A\", Query = \"SELECT Id, {fields.Replace(" ", ", ", StringComparison.Ordinal)} FROM Account\")] public partial record Event {{ {members} }}");
        var (wire, value) = (fields.Split(' '), new Queue<string>(names.Split(' ')));
        var read = type.Decode("{\"Id\":\"1\"" + string.Concat(wire.Select(static name => $",\"{name}\":\"of {name}\"")) + "}");
        foreach (var name in wire) Assert.Equal("of " + name, read[value.Dequeue()]);
    }

    [Theory]
    [InlineData("A B", "A B")]
    [InlineData("Closed - Won|closed won|ClosedWon", "ClosedWon ClosedWon3 ClosedWon2")]
    [InlineData("1st|new|Unknown|\u00dcber|%|", "_1st New Unknown \u00dcber Value")]
    [InlineData("Gold&amp;Silver \u00e9t\u00e9", "GoldSilver\u00c9t\u00e9")]
    public void The_values_of_a_picklist_become_constants(string values, string constants)
    {
        MetadataText[] org = [MetadataText.Field("A__c", "P__c", MetadataText.Picklist(values.Split('|'))), MetadataText.Object("A__c")];
        var type = In("Change", org, "[PushTopic(\"/topic/A\", Query = \"SELECT Id, P__c FROM A__c\")] public partial record Change;");
        var api = values.Replace("&amp;", "&", StringComparison.Ordinal).Split('|', StringSplitOptions.RemoveEmptyEntries);
        var found = api.Select(value => type.Decode(System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { ["Id"] = "1", ["P__c"] = value }))["P"]!.ToString());
        Assert.Equal(constants.Replace("A B", "AB", StringComparison.Ordinal), string.Join(' ', found));
    }

    [Theory]
    [InlineData("PushTopic(\"/topic/A\", Query = \"SELECT Id, B__c FROM A__c\")", "JsonElement")]
    [InlineData("ChangeEvent(\"/data/A__ChangeEvent\")", "Field<JsonElement>")]
    public void A_field_that_two_files_define_differently_takes_any_value(string attribute, string form)
    {
        MetadataText[] org = [MetadataText.Object("A__c"), MetadataText.Field("A__c", "B__c", "<type>Text</type>", "a"), MetadataText.Field("A__c", "B__c", "<type>Number</type>", "b")];
        var type = In("Change", org, $"[{attribute}] public partial record Change;");
        foreach (var json in (string[])["1.5", "\"text\"", "[true]"])
        {
            var value = type.Decode("{\"Id\":\"1\",\"B__c\":" + json + "}")["B"];
            var element = form == "JsonElement" ? Assert.IsType<System.Text.Json.JsonElement>(value) : Assert.IsType<Field<System.Text.Json.JsonElement>>(value).Value;
            Assert.Equal(json, element.GetRawText());
        }
    }

    [Fact]
    public void The_label_of_a_field_that_two_files_define_differently_is_a_text()
    {
        MetadataText[] org = [MetadataText.Field("A__c", "B__c", MetadataText.Picklist("x"), "a"), MetadataText.Field("A__c", "B__c", MetadataText.Picklist("y"), "b")];
        var type = In("Change", org, "[PushTopic(\"/topic/A\", Query = \"SELECT Id, toLabel(B__c) FROM A__c\")] public partial record Change;");
        Assert.Equal("text", type.Decode("""{"Id":"1","B__c":"text"}""")["B"]);
    }

    [Fact]
    public void A_type_with_a_member_gets_no_others()
    {
        foreach (var member in (string[])["public string? Name { get; init; }", "public EventMetadata? Metadata { get; init; }"])
            Assert.DoesNotContain("get; init;", FileOf($"[PushTopic(\"/topic/A\", Query = \"SELECT Id, Name FROM Account\")] public partial record Change {{ {member} }}", []), StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_and_descriptions_are_comments_whatever_they_contain()
    {
        MetadataText[] org = [MetadataText.Object("A__e"), MetadataText.Field("A__e", "B__c", "<type>Text</type><label>The &lt;b&gt; &amp; its\n&#x2028;friends */ </label><description>class X { }\n#error no</description>")];
        var file = FileOf("[PlatformEvent(\"/event/A__e\")] public partial record Change;", org);
        Assert.Contains("/// <summary>The &lt;b&gt; &amp; its  friends */</summary>\n    /// <remarks>class X { } #error no</remarks>", file, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_the_files_and_their_separators_do_not_matter()
    {
        const string Source = "[ChangeEvent(\"/data/AccountChangeEvent\")] public partial record Change;";
        var mirrored = ProgramOrg.Files.Reverse().Select(static file => new MetadataText("C:" + file.Path.Replace('/', '\\'), file.GetText()!.ToString())).ToList();
        var file = FileOf(Source, ProgramOrg.Files);
        Assert.Equal(file, FileOf(Source, mirrored));
        Assert.DoesNotContain('\r', file);
    }

    [Fact]
    public void A_type_for_which_nothing_is_known_is_refused_and_not_read()
    {
        var compilation = EventCompilation.OfOrg([], Usings + "[PlatformEvent(\"/event/Low_Ink__e\")] public partial record LowInk;");
        Assert.Contains("TSE0051: 'LowInk' has no member that can be filled", compilation.Generated[0].SourceText.ToString(), StringComparison.Ordinal);
    }

    private static EventType In(string name, IReadOnlyList<MetadataText> org, string source) => EventType.In(name, EventCompilation.OfOrg(org, Usings + source));

    private static string FileOf(string source, IReadOnlyList<MetadataText> org)
    {
        var compilation = EventCompilation.OfOrg(org, Usings + source);
        Assert.Empty(compilation.Problems());
        return compilation.Generated[0].SourceText.ToString();
    }
}
