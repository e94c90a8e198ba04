using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Schema.Reading;

/// <summary>Reads objects and fields from SFDX source.</summary>
internal static class SourceReader
{
    private const string ObjectRoot = "CustomObject";
    private const string FieldRoot = "CustomField";
    private const string AlwaysRequired = "MasterDetail";
    private const string FullName = "fullName";

    /// <exception cref="SchemaFormatException">The file is not the definition of an object.</exception>
    public static SchemaFile ReadObject(string path, string text)
    {
        var root = MetadataXml.Read(text);
        Require(root, ObjectRoot);
        var fields = root.All("fields").ToLookup(static field => field.TextOf(FullName) is not null);
        return new SchemaFile(path, SchemaForm.Object)
        {
            Object = SchemaPaths.NameOf(path),
            Label = root.TextOf("label"),
            Description = root.TextOf("description"),
            Fields = fields[true].Select(static field => FieldOf(field, field.TextOf(FullName)!)).ToEquatableArray(),
            Skipped = ProblemOf([.. fields[false]]),
        };
    }

    /// <exception cref="SchemaFormatException">The file is not the definition of a field, or its path does not contain the name of an object.</exception>
    public static SchemaFile ReadField(string path, string text)
    {
        var root = MetadataXml.Read(text);
        Require(root, FieldRoot);
        var owner = SchemaPaths.ObjectOfField(path)
            ?? throw new SchemaFormatException("the file is not in a folder 'objects/<name of the object>/fields', so the field's object is not known", 0);
        var field = FieldOf(root, root.TextOf(FullName) ?? SchemaPaths.NameOf(path));
        return new SchemaFile(path, SchemaForm.Field) { Object = owner, Fields = new EquatableArray<SchemaField>([field]) };
    }

    private static SchemaProblem? ProblemOf(IReadOnlyList<MetadataElement> nameless) => nameless.Count == 0
        ? null
        : new SchemaProblem(nameless.Count == 1 ? $"1 field has no <{FullName}>" : $"{nameless.Count} fields have no <{FullName}>", nameless[0].Line);

    private static void Require(MetadataElement root, string name)
    {
        if (root.Name != name) throw new SchemaFormatException($"the root element is <{root.Name}>, not <{name}>", root.Line);
    }

    // A picklist without its own values has the values of a global value set, which is not known here.
    private static SchemaField FieldOf(MetadataElement field, string name)
    {
        var values = field.First("valueSet");
        var defined = values?.First("valueSetDefinition");
        var type = field.TextOf("type");
        return new SchemaField(name, FieldKinds.OfSource(type))
        {
            IsRequired = field.IsTrue("required") || type == AlwaysRequired,
            IsRestricted = defined is not null && values!.IsTrue("restricted"),
            HasFraction = field.TextOf("scale") is { } scale && scale != "0",
            NoFilter = FilterableFields.ReasonInSource(type, isFormula: field.TextOf("formula") is not null),
            Values = (defined?.All("value") ?? []).Select(ValueOf).OfType<PicklistValue>().ToEquatableArray(),
            Label = field.TextOf("label"),
            Description = field.TextOf("description") ?? field.TextOf("inlineHelpText"),
        };
    }

    private static PicklistValue? ValueOf(MetadataElement value) =>
        value.TextOf(FullName) is { } name ? new PicklistValue(name, value.TextOf("label"), !value.IsFalse("isActive")) : null;
}
