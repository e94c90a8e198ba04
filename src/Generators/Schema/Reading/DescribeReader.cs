using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Schema.Reading;

/// <summary>
/// Reads the saved result of a describe call, in the format of the REST API, or in the <c>result</c> member of the Salesforce CLI output.
/// </summary>
internal sealed class DescribeReader
{
    private readonly JsonText _json;
    private readonly List<SchemaField> _fields = [];
    private readonly IncompleteEntries _incomplete = new();
    private string? _name;
    private string? _label;
    private bool _hasFields;

    private DescribeReader(string text) => _json = new JsonText(text);

    /// <exception cref="SchemaFormatException">The file does not describe an object.</exception>
    public static SchemaFile Read(string path, string text)
    {
        var reader = new DescribeReader(text);
        if (!reader._json.ReadObject(reader.ReadOuter)) throw new SchemaFormatException("the file is not a JSON object", 0);
        reader._json.End();
        if (reader._name is not { Length: > 0 } name || !reader._hasFields)
            throw new SchemaFormatException("the file does not describe an object: the member 'name' or the list 'fields' is missing", 0);
        return new SchemaFile(path, SchemaForm.Describe) { Object = name, Label = reader._label, Fields = reader._fields.ToEquatableArray(), Skipped = reader._incomplete.Problem };
    }

    private void ReadOuter(string member)
    {
        if (member == "result") _json.ReadObject(ReadMember);
        else ReadMember(member);
    }

    private void ReadMember(string member)
    {
        switch (member)
        {
            case "name":
                _name = _json.ReadText();
                break;
            case "label":
                _label = _json.ReadText();
                break;
            case "fields":
                _hasFields = _json.ReadArray(ReadField);
                break;
            default:
                _json.Skip();
                break;
        }
    }

    private void ReadField()
    {
        var description = new DescribedField();
        _json.ReadObject(member => description.Read(_json, member));
        _incomplete.Add(description, _json);
        if (description.ToField() is { } field) _fields.Add(field);
    }
}
