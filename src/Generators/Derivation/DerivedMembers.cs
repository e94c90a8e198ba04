using TypedStreaming.Generators.Members;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Naming;
using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Symbols;
using TypedStreaming.Generators.Values;

namespace TypedStreaming.Generators.Derivation;

/// <summary>
/// Generates the members of an event type that does not declare any members. The members are based on the query and the org's metadata.
/// </summary>
internal sealed class DerivedMembers
{
    private const string Header = "Header";
    private const string HeaderType = "global::TypedStreaming.ChangeEventHeader";

    private readonly EventTypeModel _type;
    private readonly IReadOnlyList<SchemaField> _fields;
    private readonly HashSet<string> _names;
    private readonly DerivedValues _values;
    private readonly UniqueNames _locals = new("reader", "context", "seen", "member", "result", "seen0");
    private readonly List<DerivedMemberModel> _declared = [];
    private readonly List<MemberModel> _members = [];

    private DerivedMembers(EventTypeModel type, IReadOnlyList<SchemaField> fields)
    {
        (_type, _fields) = (type, fields);
        _names = new HashSet<string>(type.Derivation!.Taken.Append(type.ReaderName), StringComparer.Ordinal);
        _values = new DerivedValues(type.TypeName, type.Kind, _names);
    }

    /// <summary>
    /// Adds generated members to the model of an event type. If the type already has members, or the fields are not known, the model is returned
    /// unchanged.
    /// </summary>
    public static EventTypeModel AddTo(EventTypeModel type, OrgSchema schema)
    {
        if (type.Derivation is not { } request) return type;
        var fields = DerivedFields.Of(type.Kind, request, schema);
        return fields.Count == 0 ? type : new DerivedMembers(type, fields).Make();
    }

    private EventTypeModel Make()
    {
        var names = MemberNames.Choose([.. _fields.Select(static f => f.Name)], _names);
        _names.UnionWith(names);
        if (_type.Kind == EventKindModel.ChangeEvent) AddHeader();
        for (var i = 0; i < names.Count; i++) Add(_fields[i], names[i]);
        var required = _members.Where(static m => m.SeenBit is not null).Select(static m => m.WireName).ToEquatableArray();
        return _type with
        {
            Invalid = null,
            DerivedMembers = _declared.ToEquatableArray(),
            DerivedEnums = _values.Declared.ToEquatableArray(),
            Enums = _values.Enums.ToEquatableArray(),
            Collections = _values.Collections.ToEquatableArray(),
            Body = new ObjectModel
            {
                Suffix = "",
                TypeName = _type.TypeName,
                IsValueType = _type.Derivation!.IsValueType,
                Members = _members.ToEquatableArray(),
                RequiredNames = required,
                SeenBits = required.Count,
                Names = NameLookupParser.Parse(_members.Select(static m => m.WireName)),
            },
        };
    }

    private void AddHeader()
    {
        var name = Header;
        while (!_names.Add(name)) name += "_";
        _declared.Add(new DerivedMemberModel(name, HeaderType + "?", "ChangeEventHeader", IsRequired: false, IsPicklist: false, "The ids of the changed records, with the kind, the user and the time of the change.", null));
        _members.Add(ModelOf(name, "ChangeEventHeader", HeaderType + "?", new ValueModel(MemberKind.ChangeEventHeader, AcceptsNull: true), isField: false, isRequired: false));
    }

    private void Add(SchemaField field, string name)
    {
        var (valueType, value) = _values.Of(field, name);
        var isField = _type.Kind == EventKindModel.ChangeEvent;
        var isRequired = _type.Kind == EventKindModel.PushTopic && field.Name == CommonFields.Id;
        var type = isField ? $"global::TypedStreaming.Field<{valueType}>" : isRequired ? valueType : valueType + "?";
        _declared.Add(new DerivedMemberModel(
            Identifiers.Escape(name), type, field.Name, isRequired, value.Kind == MemberKind.Picklist, field.Label ?? "The field " + field.Name, field.Description));
        _members.Add(ModelOf(name, field.Name, isRequired ? type + "?" : type, value with { AcceptsNull = !isField && !isRequired }, isField, isRequired));
    }

    private MemberModel ModelOf(string name, string wireName, string localType, ValueModel value, bool isField, bool isRequired) => new()
    {
        Identifier = Identifiers.Escape(name),
        WireName = wireName,
        Value = value,
        Placement = MemberPlacement.Initializer,
        LocalType = localType,
        Local = Identifiers.Escape(_locals.Take(Identifiers.ToLocal(name))),
        LocalDefault = isField ? "default" : "null",
        NeedsForgiveness = isRequired,
        IsField = isField,
        SeenBit = isRequired ? 0 : null,
        Writer = _type.Kind == EventKindModel.PlatformEvent && !MemberWriting.SystemFields.Contains(wireName, StringComparer.Ordinal)
            ? new MemberWriterModel("value." + Identifiers.Escape(name), value.Kind is not (MemberKind.String or MemberKind.Picklist), OmissionModel.None)
            : null,
    };
}
