using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedStreaming.Benchmarks.Generator;

/// <summary>The SFDX source of a large org: 2,000 objects with 20 fields each.</summary>
internal static class LargeOrg
{
    private const int Objects = 2_000;
    private const int FieldsOfEach = 20;

    private const string Picklist = """
        <type>Picklist</type>
            <valueSet>
                <restricted>true</restricted>
                <valueSetDefinition>
                    <sorted>false</sorted>
                    <value><fullName>Open</fullName><default>true</default><label>Open</label></value>
                    <value><fullName>In progress</fullName><default>false</default><label>In progress</label></value>
                    <value><fullName>Closed</fullName><default>false</default><label>Closed</label></value>
                </valueSetDefinition>
            </valueSet>
        """;

    private static readonly string[] Types =
        ["<length>80</length><type>Text</type>", "<precision>18</precision><scale>2</scale><type>Number</type>", "<type>Date</type>", "<type>Checkbox</type>", Picklist];

    public static AdditionalText[] Files() => [.. Enumerable.Range(0, Objects).SelectMany(FilesOf)];

    /// <summary>One of the fields, after an edit.</summary>
    public static AdditionalText Edited(string description) => Field(7, 3, description);

    private static IEnumerable<AdditionalText> FilesOf(int number) => Enumerable.Range(0, FieldsOfEach)
        .Select(field => Field(number, field, "Filled by the nightly job; do not change it in the page layout."))
        .Prepend(new MemoryFile(
            $"/org/force-app/main/default/objects/Thing{number}__c/Thing{number}__c.object-meta.xml",
            $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CustomObject xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n    <label>Thing {number}</label>\n</CustomObject>\n"));

    private static MemoryFile Field(int owner, int number, string description) => new(
        $"/org/force-app/main/default/objects/Thing{owner}__c/fields/Field{number}__c.field-meta.xml",
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <CustomField xmlns="http://soap.sforce.com/2006/04/metadata">
            <fullName>Field{number}__c</fullName>
            <description>{description}</description>
            <externalId>false</externalId>
            <label>Field {number} of thing {owner}</label>
            <required>false</required>
            <trackTrending>false</trackTrending>
            {Types[number % Types.Length]}
        </CustomField>
        """);

    /// <summary>A file that the compiler has loaded.</summary>
    private sealed class MemoryFile(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
