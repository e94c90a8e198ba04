using TypedStreaming.Generators.Tests.Programs;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.CodeFixes;

/// <summary>The fixes for programs that do not match the org, before and after. The result no longer has the defect.</summary>
public sealed class OrgFixTests
{
    private const string Usings = "using System.Text.Json.Serialization;\nusing TypedStreaming;\n\n";
    private const string FitType = "Use a type that matches the field";
    private const string AddValues = "Add the missing values of the picklist";

    public static TheoryData<string, string, string, string> Cases => new()
    {
        {
            "TSE0030",
            "Add a member for the field",
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id, since__c FROM Account\")] public partial record A(string Id)\n{\n}",
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id, since__c FROM Account\")] public partial record A(string Id)\n{\n    [JsonPropertyName(\"Since__c\")] public DateOnly? Since { get; init; }\n}"
        },
        {
            "TSE0045",
            "Read the value from the JSON member 'Printer_Model__c'",
            "[PlatformEvent(\"/event/Low_Ink__e\")] public partial record A([property: JsonPropertyName(\"Printer__c\")] string? Model);",
            "[PlatformEvent(\"/event/Low_Ink__e\")] public partial record A([property: JsonPropertyName(\"Printer_Model__c\")] string? Model);"
        },
        {
            "TSE0045",
            "Read the value from the JSON member 'Level__c'",
            "[PlatformEvent(\"/event/Low_Ink__e\")] public partial record A { public double? Levels__c { get; init; } }",
            "[PlatformEvent(\"/event/Low_Ink__e\")] public partial record A { [JsonPropertyName(\"Level__c\")] public double? Levels__c { get; init; } }"
        },
        {
            "TSE0045",
            "Use the name 'Tier__c' in the query",
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id, Account.Teir__c FROM Account\")] public partial record A(string Id);",
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id, Account.Tier__c FROM Account\")] public partial record A(string Id);"
        },
        {
            "TSE0046",
            FitType,
            "[ChangeEvent(\"/data/AccountChangeEvent\")] public partial record A { [JsonPropertyName(\"Since__c\")] public Field<bool> Since { get; init; } }",
            "[ChangeEvent(\"/data/AccountChangeEvent\")] public partial record A { [JsonPropertyName(\"Since__c\")] public Field<DateOnly> Since { get; init; } }"
        },
        {
            "TSE0046",
            FitType,
            "[PlatformEvent(\"/event/Low_Ink__e\")] public partial record A([property: JsonPropertyName(\"Level__c\")] string? Level);",
            "[PlatformEvent(\"/event/Low_Ink__e\")] public partial record A([property: JsonPropertyName(\"Level__c\")] double? Level);"
        },
        {
            "TSE0047",
            "Make the member nullable and optional",
            "[PlatformEvent(\"/event/Low_Ink__e\")] public partial record A { [JsonPropertyName(\"Level__c\")] public required double Level { get; init; } }",
            "[PlatformEvent(\"/event/Low_Ink__e\")] public partial record A { [JsonPropertyName(\"Level__c\")] public double? Level { get; init; } }"
        },
        {
            "TSE0048",
            AddValues,
            "[ChangeEvent(\"/data/AccountChangeEvent\")] public partial record A([property: JsonPropertyName(\"Regions__c\"), MultiSelectPicklist] Field<R[]> Regions);\npublic enum R { AsiaPacific }",
            "[ChangeEvent(\"/data/AccountChangeEvent\")] public partial record A([property: JsonPropertyName(\"Regions__c\"), MultiSelectPicklist] Field<R[]> Regions);\npublic enum R { AsiaPacific, EMEA, [JsonStringEnumMemberName(\"Asia-Pacific\")] AsiaPacific2 }"
        },
        {
            "TSE0049",
            "Use the name 'Invoice__c' in the query",
            "[PushTopic(\"/topic/A\", Query = @\"SELECT Id FROM Invoce__c\")] public partial record A(string Id);",
            "[PushTopic(\"/topic/A\", Query = @\"SELECT Id FROM Invoice__c\")] public partial record A(string Id);"
        },
        {
            "TSE0054",
            "Use the name 'Industry' in the query",
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id, Indutry FROM Account\")] public partial record A(string Id);",
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id, Industry FROM Account\")] public partial record A(string Id);"
        },
        {
            "TSE0054",
            "Read the value from the JSON member 'Company'",
            "[ChangeEvent(\"/data/LeadChangeEvent\")] public partial record A { public Field<string> Compny { get; init; } }",
            "[ChangeEvent(\"/data/LeadChangeEvent\")] public partial record A { [JsonPropertyName(\"Company\")] public Field<string> Compny { get; init; } }"
        },
        {
            "TSE0055",
            FitType,
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id, AnnualRevenue FROM Account\")] public partial record A(string Id, string? AnnualRevenue);",
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id, AnnualRevenue FROM Account\")] public partial record A(string Id, decimal? AnnualRevenue);"
        },
        {
            "TSE0030",
            "Add a member for the field",
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id, annualrevenue FROM Account\")] public partial record A(string Id)\n{\n}",
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id, annualrevenue FROM Account\")] public partial record A(string Id)\n{\n    public decimal? AnnualRevenue { get; init; }\n}"
        },
        {
            "TSE0050",
            "Use the channel of the object that was probably meant",
            "[PlatformEvent(\"/event/Low_Inc__e\")] public partial record A(string? Level__c);",
            "[PlatformEvent(\"/event/Low_Ink__e\")] public partial record A(string? Level__c);"
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_defect_is_gone_afterwards(string id, string title, string before, string after)
    {
        using var run = new FixRun(ProgramOrg.Files, Usings + before);
        await run.ApplyAsync(id, title);
        Assert.Equal(Usings + after, Assert.Single(await run.TextsAsync()));
        if (id != "TSE0048" || !after.Contains("AsiaPacific2", StringComparison.Ordinal)) Assert.DoesNotContain(await run.DiagnosticsAsync(), d => d.Id == id);
    }

    [Fact]
    public async Task An_enum_in_another_file_gets_its_values()
    {
        using var run = new FixRun(
            ProgramOrg.Files,
            Usings + "[ChangeEvent(\"/data/AccountChangeEvent\")] public partial record A([property: JsonPropertyName(\"Tier__c\")] Field<Shop.Tier> Tier);",
            "namespace Shop;\n\npublic enum Tier\n{\n    Gold,\n}\n");
        await run.ApplyAsync("TSE0048", AddValues);
        Assert.Equal("namespace Shop;\n\npublic enum Tier\n{\n    Gold,\n    Silver\n}\n", (await run.TextsAsync())[1]);
        Assert.DoesNotContain(await run.DiagnosticsAsync(), d => d.Id == "TSE0048");
    }

    [Fact]
    public async Task A_field_that_two_files_define_differently_gets_a_member_for_any_value()
    {
        const string Before = "[PushTopic(\"/topic/A\", Query = \"SELECT Id, B__c FROM A__c\")] public partial record A(string Id)\n{\n";
        using var run = new FixRun([MetadataText.Field("A__c", "B__c", "<type>Text</type>", "a"), MetadataText.Field("A__c", "B__c", "<type>Date</type>", "b")], Usings + Before + "}");
        await run.ApplyAsync("TSE0030", "Add a member for the field");
        Assert.Contains("public System.Text.Json.JsonElement? B { get; init; }", Assert.Single(await run.TextsAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TSE0045", "[PushTopic(\"/topic/A\", Query = \"SELECT Id, Teir\\u005f_c FROM Account\")] public partial record A(string Id);")]
    [InlineData("TSE0050", "[PlatformEvent(C.X)] public partial record A(string? Level__c); public static class C { public const string X = \"/event/Low_Inc__e\"; }")]
    [InlineData("TSE0046", "[ChangeEvent(\"/data/AccountChangeEvent\")] public partial record A([property: JsonPropertyName(\"Place__c\")] Field<bool> Place);")]
    public async Task Nothing_is_offered_where_the_text_is_not_plain_or_the_type_unknown(string id, string source)
    {
        using var run = new FixRun(ProgramOrg.Files, Usings + source);
        Assert.Empty(await run.OffersAsync(id));
    }
}
