using System.Globalization;
using System.Xml.Linq;

namespace TypedStreaming.Simulator.Schema;

/// <summary>Reads SFDX source: <c>*.object-meta.xml</c> and <c>*.field-meta.xml</c>.</summary>
internal static class SourceReader
{
    private const string CustomMark = "__";
    private const int LengthOfTextArea = 255;

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
            Length = type == "TextArea" ? LengthOfTextArea : Length(file, field),
            IsFormula = MetadataXml.Child(field, "formula") is not null,
            IsSummary = type == "Summary",
            RestrictedValues = RestrictedValues(field),
        };
    }

    private static int Length(MetadataFile file, XElement field)
    {
        if (MetadataXml.Text(field, "length") is not { } text) return 0;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? length
            : throw file.Problem(MetadataXml.LineOf(MetadataXml.Child(field, "length")!), $"'{text}' is not a length");
    }

    // The values of a global value set are in another file, so they are not known here.
    private static string[]? RestrictedValues(XElement field)
    {
        if (MetadataXml.Child(field, "valueSet") is not { } set || MetadataXml.Text(set, "restricted") != "true") return null;
        return MetadataXml.Child(set, "valueSetDefinition") is { } definition
            ? [.. MetadataXml.Children(definition, "value").Where(IsActive).Select(static value => MetadataXml.Text(value, "fullName")).OfType<string>()]
            : null;
    }

    private static bool IsActive(XElement value) => MetadataXml.Text(value, "isActive") != "false";
}
