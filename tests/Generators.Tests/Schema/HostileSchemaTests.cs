using CsCheck;
using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Schema;

/// <summary>Files that somebody made to harm, and files that are broken: each has one problem, and none an exception.</summary>
public sealed class HostileSchemaTests
{
    private const string FieldPath = "/org/objects/Account/fields/Tier__c.field-meta.xml";
    private const string Bomb = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><CustomField><label>&c;</label></CustomField>";
    private const string Outside = "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><CustomField/>";
    private const string DocumentType = "the file contains a DTD (<!DOCTYPE>), which metadata files must not contain; remove it";
    private const int Limit = 4 * 1024 * 1024;

    private static readonly string Valid = "<CustomField>\n<fullName>Tier__c</fullName>" + MetadataText.Picklist("Gold", "Silver") + "\n</CustomField>";
    private const string ValidJson = "{\"name\":\"A\",\"fields\":[{\"name\":\"B\",\"type\":\"picklist\",\"picklistValues\":[{\"value\":\"\\u0041\",\"active\":true}]}]}";

    [Theory]
    [InlineData(Bomb, 0, DocumentType)]
    [InlineData(Outside, 0, DocumentType)]
    [InlineData("<?xml version=\"1.0\"?>\n<!--x-->\n<!DOCTYPE CustomField>\n<CustomField/>", 2, DocumentType)]
    [InlineData("<CustomField>\n<!DOCTYPE a>\n</CustomField>", 1, "the file is not valid XML")]
    [InlineData("<CustomField>&unknown;</CustomField>", 0, "the file is not valid XML")]
    [InlineData("", 0, "the file is not valid XML")]
    [InlineData("no XML", 0, "the file is not valid XML")]
    [InlineData("<CustomField>\n\n<label>\n</CustomField>", 3, "the file is not valid XML")]
    [InlineData("<CustomField></CustomField><CustomField/>", 0, "the file is not valid XML")]
    [InlineData("<a:CustomField/>", 0, "the file is not valid XML")]
    [InlineData("\n<CustomObject/>", 1, "the root element is <CustomObject>, not <CustomField>")]
    [InlineData("<Profile/>", 0, "the root element is <Profile>, not <CustomField>")]
    public void A_file_that_cannot_be_used_has_a_problem_with_its_line(string text, int line, string reason)
    {
        var file = Read(FieldPath, text);
        Assert.Equal(line, file.Problem?.Line);
        Assert.StartsWith(reason, file.Problem?.Text, StringComparison.Ordinal);
        Assert.Empty(file.Fields);
    }

    [Fact]
    public void A_file_in_another_folder_belongs_to_no_object() =>
        Assert.Contains("the field's object is not known", Read("/org/Tier__c.field-meta.xml", Valid).Problem?.Text, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_the_compiler_cannot_read_has_a_problem() =>
        Assert.Equal("the compiler cannot read the file", Read(FieldPath, null).Problem?.Text);

    [Theory]
    [InlineData(Limit, null)]
    [InlineData(Limit + 1, "the file has more than 4194304 characters")]
    public void The_length_is_limited(int length, string? problem) =>
        Assert.Equal(problem, Read(FieldPath, Valid + new string(' ', length - Valid.Length)).Problem?.Text);

    [Theory]
    [InlineData(64, null)]
    [InlineData(65, "the content is nested more than 64 levels deep")]
    [InlineData(100_000, "the content is nested more than 64 levels deep")]
    public void The_depth_of_XML_is_limited(int depth, string? problem) =>
        Assert.Equal(problem, Read(FieldPath, "<CustomField>" + Repeat("<a>", depth - 1) + Repeat("</a>", depth - 1) + "</CustomField>").Problem?.Text);

    [Theory]
    [InlineData(63, null)]
    [InlineData(64, "the content is nested more than 64 levels deep")]
    [InlineData(1_000_000, "the content is nested more than 64 levels deep")]
    public void The_depth_of_JSON_is_limited(int depth, string? problem) =>
        Assert.Equal(problem, Read("/org/A.describe.json", "{\"name\":\"A\",\"fields\":[],\"x\":" + Repeat("[", depth) + Repeat("]", depth) + "}").Problem?.Text);

    [Fact]
    public void Many_elements_take_no_more_than_their_time() =>
        Assert.Null(Read(FieldPath, "<CustomField>" + Repeat("<a/>", 1_000_000) + "</CustomField>").Problem);

    [Fact]
    public void A_broken_file_never_throws() => Gen.Select(Gen.Bool, Gen.Int[0, 400], Gen.Int[0, 400], Gen.Char).Sample((isJson, at, removed, added) =>
    {
        var valid = isJson ? ValidJson : Valid;
        var start = Math.Min(at, valid.Length);
        var end = Math.Min(valid.Length, start + (removed % 8));
        var file = Read(isJson ? "/org/A.describe.json" : FieldPath, valid[..start] + added + valid[end..]);
        return file.Problem is null || (file.Problem.Value.Text.Length > 0 && file.Fields.Count == 0);
    });

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static SchemaFile Read(string path, string? text) => SchemaTexts.Shared.Read(new MetadataText(path, text));
}
