using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedStreaming.Generators.Tests.Testing;

/// <summary>A file of metadata in memory; without text it is a file that the compiler cannot read.</summary>
internal sealed class MetadataText(string path, string? text) : AdditionalText
{
    public override string Path => path;

    public override SourceText? GetText(CancellationToken cancellationToken = default) => text is null ? null : SourceText.From(text, Encoding.UTF8);

    /// <summary>A field of SFDX source. The content stands inside of its root element.</summary>
    public static MetadataText Field(string owner, string name, string content, string package = "force-app") => new(
        $"/org/{package}/main/default/objects/{owner}/fields/{name}.field-meta.xml",
        $"""<?xml version="1.0" encoding="UTF-8"?><CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>{name}</fullName>{content}</CustomField>""");

    /// <summary>An object of SFDX source.</summary>
    public static MetadataText Object(string name, string content = "", string package = "force-app") => new(
        $"/org/{package}/main/default/objects/{name}/{name}.object-meta.xml",
        $"""<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">{content}</CustomObject>""");

    /// <summary>The saved description of an object.</summary>
    public static MetadataText Describe(string name, string fields) => new($"/org/{name}.describe.json", $$"""{"name":"{{name}}","fields":[{{fields}}]}""");

    /// <summary>The content of a field with a picklist.</summary>
    public static string Picklist(params IEnumerable<string> values) => Picklist("Picklist", isRestricted: true, values);

    public static string Picklist(string type, bool isRestricted, params IEnumerable<string> values) =>
        $"<type>{type}</type><valueSet><restricted>{(isRestricted ? "true" : "false")}</restricted><valueSetDefinition>"
        + string.Concat(values.Select(static value => $"<value><fullName>{value}</fullName><default>false</default><label>{value}</label></value>"))
        + "</valueSetDefinition></valueSet>";
}
