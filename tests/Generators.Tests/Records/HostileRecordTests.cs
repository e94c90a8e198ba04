using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Tests.Analyzers;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Records;

/// <summary>Whatever names, labels and values an org has, the record that <c>tse generate</c> writes compiles without a diagnostic.</summary>
public sealed class HostileRecordTests
{
    private const string Words = """
        Tier tier class Event Unknown Value Clone Equals Header EventReader TierValue 1st a_b */ <b> </summary> " \ {0} get_Tier set_Tier var required record field
        DateOnly Field PostalAddress Geolocation PrintMembers EqualityContract ThingChange TextChange ns__Tier Tier__Latitude
        """;

    private static readonly string[] Parts =
    [
        .. Words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), "\n", "\r\n", "\t", "\0", "\u001b[31m", "\u0085", "\u2028", "\u2029", "\u202e", "\u200d", "\ufffe", "\ufeff",
        "\u00c4rger", "\u4e2d\u6587", "\ud83d\ude00", "\udb40\udc41", "\"\"\"", "{{", " ",
    ];

    private static readonly string[] Names =
    [
        "Tier__c", "Tier", "ns__Tier__c", "class__c", "Event__c", "Header", "Header__c", "ChangeEventHeader__c", "Clone__c", "Equals__c", "get_Tier__c", "PostalAddress__c", "Geolocation__c",
        "op_Equality__c", "op_Inequality__c", "Deconstruct__c", "Finalize__c", "JsonPropertyNameAttribute__c", "ChangeEventAttribute__c", "TierValue__c", "ThingChange__c", "Thing__c", "EventReader__c", "Name", "Id__c", "required__c", "PrintMembers__c", "GetType__c", "Unknown__c", "A1__c", "DateOnly__c", "Field__c",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Parts.Length - 1].Select(static i => Parts[i]).Array[1, 3].Select(static words => string.Concat(words));

    private static readonly Gen<JsonObject> Fields = Gen.Select(Gen.Int[0, Names.Length - 1], Gen.Int[0, Described.Types.Count - 1], Texts, Texts.Array[0, 4])
        .Select(static (name, type, label, values) =>
        {
            var field = Described.Field(Names[name], Described.Types[type], label, values);
            field["inlineHelpText"] = label;
            return field;
        });

    [Fact]
    public async Task The_record_compiles()
    {
        var count = 0;
        await Gen.Select(Fields.Array[1, 8], Gen.Int[0, 2], Texts).SampleAsync(
            async (fields, kind, label) =>
            {
                Interlocked.Increment(ref count);
                var name = kind == 1 ? "Thing__e" : "Thing__c";
                var own = fields.DistinctBy(static field => field["name"]!.GetValue<string>(), StringComparer.OrdinalIgnoreCase).Select(static field => field.DeepClone().AsObject()).ToList();
                // The events of a platform event contain custom fields only, and no field of type base64.
                var described = Described.Of(name, label, own.Append(Described.Field("Id", "id", label)).Append(Described.Field("Always__c", "string", label)));
                var text = kind switch
                {
                    0 => described.Text(EventKindModel.ChangeEvent),
                    1 => described.Text(EventKindModel.PlatformEvent),
                    _ => described.Text($"SELECT Id, {string.Join(", ", own.Select(static field => field["name"]!.GetValue<string>()))} FROM Thing__c"),
                };
                Assert.DoesNotContain(text, static symbol => symbol != '\n' && (char.IsControl(symbol) || char.GetUnicodeCategory(symbol) == System.Globalization.UnicodeCategory.Format));
                var run = await AnalyzerRun.OfOrgAsync([described.File], text);
                var problems = run.Compilation.Problems().Concat(run.Found.Where(static found => found.Severity != DiagnosticSeverity.Hidden)).ToList();
                Assert.True(problems.Count == 0, string.Join('\n', problems) + "\n" + text);
            },
            iter: 30,
            threads: 1);
        Assert.True(count >= 30);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_in_a_label_is_a_space_and_a_value_with_it_is_omitted()
    {
        var text = Described.Read("Thing__c", """
            {"name":"Thing__c","label":"T\ud800","fields":[{"name":"A__c","type":"picklist","label":"a\udc00b","picklistValues":[{"value":"x\ud83d","active":true},{"value":"y","active":true}]}]}
            """).Text(EventKindModel.ChangeEvent);
        Assert.Contains("<summary>a b</summary>", text, StringComparison.Ordinal);
        Assert.Contains("        Y,", text, StringComparison.Ordinal);
        Assert.Empty(EventCompilation.OfProgram(text).Problems());
    }

    [Fact]
    public void A_label_cannot_leave_its_comment()
    {
        var text = Described.Of("Thing__c", "T", Described.Field("A__c", "string", "a\n/// </summary>\u2028public int Evil; // \u202e")).Text(EventKindModel.ChangeEvent);
        Assert.Contains("/// <summary>a /// &lt;/summary&gt; public int Evil; // &#x202e;</summary>\n", text, StringComparison.Ordinal);
        Assert.Equal(0, text.Split('\n').Count(static line => line.TrimStart().StartsWith("public int", StringComparison.Ordinal)));
    }
}
