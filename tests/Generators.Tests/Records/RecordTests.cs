using System.Collections;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Formatting;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Tests.Analyzers;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Records;

/// <summary>The records that <c>tse generate</c> writes are what this library's own analyzers consider right.</summary>
public sealed class RecordTests
{
    private static readonly Described Thing = Described.Whole("Thing__c");

    private static string AllOf => "SELECT Id, Name, " + string.Join(", ", Described.Types.Select(static type => $"F_{type}__c")) + "\nFROM Thing__c\nWHERE Name != 'x'";

    public static TheoryData<string, string> Files => new()
    {
        { "changes", Thing.Text(EventKindModel.ChangeEvent) },
        { "platform event", Described.Whole("Thing__e").Text(EventKindModel.PlatformEvent) },
        { "query", Thing.Text(AllOf) },
        { "query on one line", Thing.Text(AllOf.ReplaceLineEndings(" ")) },
        { "class with the name of a type", Thing.Text(EventKindModel.ChangeEvent, "DateOnly", "Acme.JsonElement") },
        { "class with the name of another type", Thing.Text(EventKindModel.ChangeEvent, "Field") },
        { "class with the name of an attribute", Thing.Text(EventKindModel.ChangeEvent, "ChangeEvent") },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_type_of_field_compiles_without_a_diagnostic(string what, string text)
    {
        Assert.NotEmpty(what);
        foreach (var org in (MetadataText[][])[[], [Thing.File, Described.Whole("Thing__e").File]])
        {
            var run = await AnalyzerRun.OfOrgAsync(org, text);
            Assert.Empty(run.Compilation.Problems());
            Assert.DoesNotContain(run.Found, static found => found.Severity != DiagnosticSeverity.Hidden);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_file_is_formatted(string what, string text)
    {
        Assert.NotEmpty(what);
        using var workspace = new AdhocWorkspace();
        var options = workspace.Options.WithChangedOption(FormattingOptions.NewLine, LanguageNames.CSharp, "\n");
        var root = CSharpSyntaxTree.ParseText(text, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken);
        Assert.Equal(Formatter.Format(root, workspace, options, TestContext.Current.CancellationToken).ToFullString(), text);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain(text.Split('\n'), static line => line.Length > 0 && char.IsWhiteSpace(line[^1]));
    }

    [Theory]
    [InlineData("public DateOnly? F_date ", "public bool? F_date ", "TSE0046")]
    [InlineData("[JsonPropertyName(\"F_time__c\")]", "[JsonPropertyName(\"F_tme__c\")]", "TSE0045")]
    [InlineData("        A,\n", "        Q,\n", "TSE0048")]
    [InlineData("F_url__c, ", "", "TSE0029")]
    [InlineData("SELECT Id,", "SELECT", "TSE0025")]
    public async Task A_change_of_the_file_is_a_diagnostic(string from, string to, string rule)
    {
        var text = Thing.Text(AllOf.Replace("F_time__c", "F_time__c", StringComparison.Ordinal)).Replace("[JsonStringEnumMemberName(\"a\")]\n        A,", "A,", StringComparison.Ordinal);
        Assert.Contains(from, text, StringComparison.Ordinal);
        var run = await AnalyzerRun.OfOrgAsync([Thing.File], text.Replace(from, to, StringComparison.Ordinal));
        Assert.Contains(run.Found, found => found.Id == rule);
    }

    [Fact]
    public void The_record_of_a_query_reads_an_event()
    {
        var value = EventType.In(Described.Space + ".ThingTopic", EventCompilation.OfProgram(Thing.Text(AllOf))).Decode(
            """
            {"Id":"a01","Name":"N","F_boolean__c":true,"F_int__c":7,"F_double__c":1.5,"F_currency__c":1.10,"F_percent__c":2,"F_date__c":"2026-01-31",
             "F_datetime__c":"2026-01-31T12:00:00Z","F_time__c":"08:30:00.000Z","F_picklist__c":"B c","F_multipicklist__c":"a;2;new","F_location__c":{"latitude":1}}
            """);
        Assert.Equal(("a01", "N", true, 7, 1.5, 1.10m, 2.0), (value["Id"], value["Name"], value["F_boolean"], value["F_int"], value["F_double"], value["F_currency"], value["F_percent"]));
        Assert.Equal((new DateOnly(2026, 1, 31), new TimeOnly(8, 30)), (value["F_date"], value["F_time"]));
        Assert.Equal("BC", value["F_picklist"]!.ToString());
        Assert.Equal("A _2 Unknown", string.Join(' ', ((IEnumerable)value["F_multipicklist"]!).Cast<object>()));
    }

    [Fact]
    public void The_record_of_changes_reads_parts_of_addresses()
    {
        var value = EventType.In(Described.Space + ".ThingChange", EventCompilation.OfProgram(Thing.Text(EventKindModel.ChangeEvent))).Decode(
            """
            {"ChangeEventHeader":{"entityName":"Thing__c","recordIds":["1"],"changeType":"UPDATE"},"F_address__c":{"City":"Bern"},"F_location__c":{"Latitude":46.9},"F_date__c":null}
            """);
        Assert.Equal("Thing__c", ((ChangeEventHeader)value["Header"]!).EntityName);
        Assert.Contains("City = Bern", value["F_address"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("46.9", value["F_location"]!.ToString(), StringComparison.Ordinal);
        Assert.True(((Field<DateOnly>)value["F_date"]!).IsNull);
        Assert.False(((Field<decimal>)value["F_currency"]!).IsSet);
    }

    [Fact]
    public void The_description_that_is_saved_is_the_same_for_another_order_of_the_fields()
    {
        var (one, other) = (Described.Field("B__c", "string", "b"), Described.Field("A__c", "picklist", "a", "x", "y"));
        var saved = Described.Of("Thing__c", "Thing", one.DeepClone().AsObject(), other.DeepClone().AsObject());
        Assert.Equal(saved.Metadata, Described.Of("Thing__c", "Thing", other, one).Metadata);
        Assert.DoesNotContain("urls", saved.Metadata, StringComparison.Ordinal);
        Assert.Contains("\"active\": false", saved.Metadata, StringComparison.Ordinal);
    }
}
