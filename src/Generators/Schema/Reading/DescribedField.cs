using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Schema.Reading;

/// <summary>Collects the properties of one field while its JSON members are read from a describe result.</summary>
internal sealed class DescribedField
{
    private readonly List<PicklistValue> _values = [];
    private string? _name;
    private string? _type;
    private string? _label;
    private string? _help;
    private bool _isNillable = true;
    private bool _isRestricted;
    private bool _isPart;
    private bool _isFormula;
    private bool _isFilterable = true;
    private int _scale;

    public bool HasName => !string.IsNullOrEmpty(_name);

    public bool HasType => !string.IsNullOrEmpty(_type);

    public void Read(JsonText json, string member)
    {
        switch (member)
        {
            case "name":
                _name = json.ReadText();
                break;
            case "type":
                _type = json.ReadText();
                break;
            case "label":
                _label = json.ReadText();
                break;
            case "inlineHelpText":
                _help = json.ReadText();
                break;
            case "nillable":
                _isNillable = json.ReadBoolean();
                break;
            case "restrictedPicklist":
                _isRestricted = json.ReadBoolean();
                break;
            case "compoundFieldName":
                _isPart = json.ReadText() is not null;
                break;
            case "calculatedFormula":
                _isFormula = json.ReadText() is not null;
                break;
            case "filterable":
                _isFilterable = json.ReadBoolean();
                break;
            case "scale":
                _scale = json.ReadInteger();
                break;
            case "picklistValues":
                json.ReadArray(() => ReadValue(json));
                break;
            default:
                json.Skip();
                break;
        }
    }

    /// <summary>Returns the described field, or null if the description does not contain a name.</summary>
    public SchemaField? ToField() => !HasName ? null : new SchemaField(_name!, FieldKinds.OfDescribe(_type))
    {
        IsRequired = !_isNillable,
        IsRestricted = _isRestricted,
        HasFraction = _scale > 0,
        IsPart = _isPart,
        NoFilter = FilterableFields.ReasonInDescribe(_type, _isFormula, _isFilterable),
        Values = _values.ToEquatableArray(),
        Label = _label,
        Description = _help,
    };

    private void ReadValue(JsonText json)
    {
        string? name = null;
        string? label = null;
        var isActive = true;
        json.ReadObject(member =>
        {
            if (member == "value") name = json.ReadText();
            else if (member == "label") label = json.ReadText();
            else if (member == "active") isActive = json.ReadBoolean();
            else json.Skip();
        });
        if (!string.IsNullOrWhiteSpace(name)) _values.Add(new PicklistValue(name!, label, isActive));
    }
}
