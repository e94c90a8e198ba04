using System.Globalization;
using System.Xml.Linq;

namespace TypedStreaming.Simulator.Schema;

/// <summary>Reads SFDX source: <c>*.object-meta.xml</c> and <c>*.field-meta.xml</c>.</summary>
internal static class SourceReader
{
    private const string CustomMark = "__";
    private const int LengthOfTextArea = 255;

    private static readonly string[] WithoutFilter = ["LongTextArea", "Html", "EncryptedText", "File"];

    public static ObjectDefinition ReadObject(MetadataFile file, string name)
    {
        var root = MetadataXml.Read(file, "CustomObject");
        var definition = new ObjectDefinition(name)
        {
            Label = MetadataXml.Text(root, "label"),
            IsComplete = name.Contains(CustomMark, StringComparison.Ordinal),
        };
        if (MetadataXml.Child(root, "nameField") is { } nameField)
            definition.Add(new FieldDefinition(SystemFields.Name, "string") { Label = MetadataXml.Text(nameField, "label") });
        foreach (var field in MetadataXml.Children(root, "fields")) definition.Add(Field(file, field));
        return definition;
    }

    public static ObjectDefinition ReadField(MetadataFile file, string objectName)
    {
        var definition = new ObjectDefinition(objectName);
        definition.Add(Field(file, MetadataXml.Read(file, "CustomField")));
        return definition;
    }

    private static FieldDefinition Field(MetadataFile file, XElement field)
    {
        var name = MetadataXml.Text(field, "fullName")
            ?? throw file.Problem(MetadataXml.LineOf(field), "the field has no <fullName>");
        if (!MetadataName.IsApiName(name))
            throw file.Problem(MetadataXml.LineOf(MetadataXml.Child(field, "fullName")!), $"'{name}' is not the API name of a field");
        var type = MetadataXml.Text(field, "type");
        return new FieldDefinition(name, FieldTypes.OfSource(type))
        {
            Label = MetadataXml.Text(field, "label"),
            HelpText = MetadataXml.Text(field, "inlineHelpText"),
            Length = type == "TextArea" ? LengthOfTextArea : Number(file, field, "length"),
            Precision = Number(file, field, "precision"),
            Scale = Number(file, field, "scale"),
            IsRequired = MetadataXml.Text(field, "required") == "true",
            IsFilterable = !Array.Exists(WithoutFilter, one => one == type),
            Formula = MetadataXml.Child(field, "formula")?.Value,
            IsSummary = type == "Summary",
            IsRestricted = MetadataXml.Child(field, "valueSet") is { } set && MetadataXml.Text(set, "restricted") == "true",
            Values = Values(field),
        };
    }

    private static int Number(MetadataFile file, XElement field, string name)
    {
        if (MetadataXml.Text(field, name) is not { } text) return 0;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw file.Problem(MetadataXml.LineOf(MetadataXml.Child(field, name)!), $"'{text}' is not a valid {name}");
    }

    // The values of a global value set are in another file, so they are not known here.
    private static PicklistEntry[]? Values(XElement field) =>
        MetadataXml.Child(field, "valueSet") is { } set && MetadataXml.Child(set, "valueSetDefinition") is { } definition
            ? [.. MetadataXml.Children(definition, "value").Select(Value).OfType<PicklistEntry>()]
            : null;

    private static PicklistEntry? Value(XElement value) => MetadataXml.Text(value, "fullName") is { } name
        ? new PicklistEntry(name, MetadataXml.Text(value, "label") ?? name, MetadataXml.Text(value, "isActive") != "false")
        : null;
}
