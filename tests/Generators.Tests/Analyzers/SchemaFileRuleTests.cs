using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Analyzers;

/// <summary>The files of an org that cannot be used: one warning for each, with its line, and the rest is checked.</summary>
public sealed class SchemaFileRuleTests
{
    private const string Path = "/org/objects/Account/fields/A__c.field-meta.xml";
    private const string Program = "using TypedStreaming;\n[ChangeEvent(\"/data/AccountChangeEvent\")] public partial record Change(Field<string> A__c, Field<string> C__c);";

    [Theory]
    [InlineData(Path, "<CustomField>\n<a>\n</CustomField>", 2)]
    [InlineData(Path, "<!DOCTYPE x [<!ENTITY y \"z\">]><CustomField/>", 0)]
    [InlineData("/org/Account.describe.json", "{\n\"name\":\n\n}", 3)]
    public async Task A_broken_file_is_one_warning_and_the_others_are_used(string path, string text, int line)
    {
        var run = await AnalyzerRun.OfOrgAsync([new MetadataText(path, text), MetadataText.Field("Account", "B__c", "<type>Text</type>"), MetadataText.Field("Account", "A__c", "")], Program);
        Assert.Equal("TSE0043 TSE0045", Ids(run));
        var place = run.Found[0].Location.GetLineSpan();
        Assert.Equal((path, line), (place.Path, place.StartLinePosition.Line));
        Assert.Equal(DiagnosticSeverity.Warning, run.Found[0].Severity);
    }

    [Fact]
    public async Task A_file_with_an_entry_that_cannot_be_used_is_one_warning_and_the_rest_of_it_is_used()
    {
        var text = MetadataText.Describe("Account", "{\"name\":\"A__c\",\"type\":\"double\"},\n{\"type\":\"id\"},{},{\"name\":\"C__c\",\"type\":\"string\"}");
        var run = await AnalyzerRun.OfOrgAsync([text], Program);
        Assert.Equal("TSE0043 TSE0046", Ids(run));
        Assert.Equal("This file can be used only in part as a description of the org: 2 entries of 'fields' have no name", run.Found.Single(static d => d.Id == "TSE0043").GetMessage());
    }

    [Fact]
    public async Task Two_definitions_that_contradict_each_other_are_one_warning_and_no_check()
    {
        var (one, other) = (MetadataText.Field("Account", "A__c", "<type>Date</type>", "a"), MetadataText.Field("Account", "A__c", "<type>Number</type>", "b"));
        var run = await AnalyzerRun.OfOrgAsync([other, one, MetadataText.Field("Account", "C__c", "")], Program);
        Assert.Equal("TSE0044", Ids(run));
        Assert.Equal(other.Path, run.Found[0].Location.GetLineSpan().Path);
        Assert.Contains(one.Path, run.Found[0].GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_files_are_none_of_our_business() =>
        Assert.Empty((await AnalyzerRun.OfOrgAsync([new MetadataText("/org/BannedSymbols.txt", "x"), new MetadataText("/org/a.json", "{")], Program)).Found);

    [Fact]
    public async Task A_warning_can_be_suppressed_for_the_project()
    {
        var compilation = EventCompilation.Of(
            static input => input.WithOptions(input.Options.WithSpecificDiagnosticOptions([new("TSE0043", ReportDiagnostic.Suppress)])),
            [new MetadataText(Path, "broken")],
            [Program]);
        Assert.Empty((await AnalyzerRun.OfAsync(compilation)).Found);
    }

    private static string Ids(AnalyzerRun run) => string.Join(' ', run.Found.Select(d => d.Id).Order(StringComparer.Ordinal));
}
