using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Schema;

public sealed class DescribeReaderTests
{
    private const string Account = """
        {"actionOverrides":[{"x":[1,2.5e3,-7,true,null]}],"name":"Account","label":"Account","custom":false,"fields":[
          {"name":"Id","type":"id","nillable":false},
          {"name":"Amount__c","type":"double","scale":2,"nillable":true,"defaultValue":null,"label":"A \"good\"\u0020amount","inlineHelpText":"a\/b\t\ud83d\ude00"},
          {"name":"BillingCity","type":"string","compoundFieldName":"BillingAddress","compoundParts":{}},
          {"name":"Tier__c","type":"picklist","restrictedPicklist":true,"picklistValues":[{"active":true,"label":"Gold","value":"G"},{"value":"T","active":false},{"label":"x"},{"value":""},{"value":" "}]},
          {"type":"string"}, 17, null
        ]}
        """;

    [Theory]
    [InlineData(Account)]
    [InlineData("\ufeff" + Account)]
    [InlineData("{\"status\":0,\"result\":" + Account + ",\"warnings\":[]}")]
    public void All_that_matters_of_a_describe_result_is_read(string json)
    {
        var file = Read(json);
        Assert.Null(file.Problem);
        Assert.Equal("3 entries of 'fields' have no name", file.Skipped?.Text);
        Assert.Equal(("Account", "Account"), (file.Object, file.Label));
        Assert.Equal(
            [
                new SchemaField("Id", FieldKind.Id) { IsRequired = true },
                new SchemaField("Amount__c", FieldKind.Number) { HasFraction = true, Label = "A \"good\" amount", Description = "a/b\t\ud83d\ude00" },
                new SchemaField("BillingCity", FieldKind.Text) { IsPart = true },
                new SchemaField("Tier__c", FieldKind.Picklist)
                {
                    IsRestricted = true,
                    Values = new([new PicklistValue("G", "Gold", true), new PicklistValue("T", null, false)]),
                },
            ],
            file.Fields);
    }

    [Theory]
    [InlineData("{\"name\":\"B\"}", "1 entry of 'fields' has no type")]
    [InlineData("{\"type\":\"id\"}\n,{\"name\":\"B\",\"type\":7},{\"name\":\"\",\"type\":\"id\"}", "2 entries of 'fields' have no name, and 1 entry of 'fields' has no type")]
    public void Entries_without_a_name_or_a_type_are_one_problem_and_the_others_are_used(string entries, string problem)
    {
        var file = Read("{\"name\":\"A\",\n\"fields\":[{\"name\":\"Since__c\",\"type\":\"date\"},\n" + entries + "]}");
        Assert.Null(file.Problem);
        Assert.Equal(new SchemaProblem(problem, 2), file.Skipped);
        Assert.Equal("Since__c:Date B:Unknown", string.Join(' ', file.Fields.Select(static f => $"{f.Name}:{f.Kind}")));
    }

    [Theory]
    [InlineData("", 0, "the file is not valid JSON: expected a value")]
    [InlineData("[]", 0, "the file is not a JSON object")]
    [InlineData("\n\n{\"name\":\"A\",\n\"fields\":[}", 3, "the file is not valid JSON: expected a value")]
    [InlineData("{\"name\":\"A\",\"fields\":[]} x", 0, "the file is not valid JSON: expected the end of the file")]
    [InlineData("{\"name\":\"A\"}", 0, "the member 'name' or the list 'fields' is missing")]
    [InlineData("{\"fields\":[]}", 0, "the member 'name' or the list 'fields' is missing")]
    [InlineData("{\"name\":\"A\",\"fields\":{}}", 0, "the member 'name' or the list 'fields' is missing")]
    [InlineData("{\"name\":1,\"fields\":[]}", 0, "the member 'name' or the list 'fields' is missing")]
    [InlineData("{\"name\":\"\\x\",\"fields\":[]}", 0, "expected an escape sequence")]
    [InlineData("{\"name\":\"\\u12", 0, "expected an escape sequence")]
    [InlineData("{\"name\":\"A", 0, "expected '\"'")]
    [InlineData("{name:1}", 0, "expected a name in quotes")]
    [InlineData("{\"name\" 1}", 0, "expected ':'")]
    [InlineData("{\"name\":nothing}", 0, "expected a value")]
    [InlineData("{\"name\":1 \"b\":2}", 0, "expected '}'")]
    public void A_file_of_another_kind_has_a_problem_with_its_line(string json, int line, string text)
    {
        var problem = Read(json).Problem;
        Assert.Equal(line, problem?.Line);
        Assert.Contains(text, problem?.Text, StringComparison.Ordinal);
    }

    private static SchemaFile Read(string json) => SchemaTexts.Shared.Read(new MetadataText("/org/Account.describe.json", json));
}
