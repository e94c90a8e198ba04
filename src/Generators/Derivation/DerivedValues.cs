using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Naming;
using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Symbols;
using TypedStreaming.Generators.Values;

namespace TypedStreaming.Generators.Derivation;

/// <summary>Determines how generated members read the values of Salesforce fields, and which enums and collections these members need.</summary>
/// <param name="typeName">The event type's name as generated code writes it.</param>
/// <param name="kind">The kind of event.</param>
/// <param name="names">The names that are used in the type.</param>
internal sealed class DerivedValues(string typeName, EventKindModel kind, HashSet<string> names)
{
    private const string Fallback = "Unknown";

    private readonly UniqueNames _suffixes = new();

    public List<DerivedEnumModel> Declared { get; } = [];

    public List<EnumModel> Enums { get; } = [];

    public List<CollectionModel> Collections { get; } = [];

    /// <summary>Returns the C# type of a field's values, without its nullability, and the way in which these values are read.</summary>
    public (string TypeName, ValueModel Value) Of(SchemaField field, string member) => field.Kind switch
    {
        _ when field.IsDisputed => ("global::System.Text.Json.JsonElement", Plain(MemberKind.JsonElement)),
        FieldKind.Boolean => ("bool", Plain(MemberKind.Boolean)),
        FieldKind.Integer => ("int", Plain(MemberKind.Int32)),
        FieldKind.Number => ("double", Plain(MemberKind.Double)),
        FieldKind.Currency => ("decimal", Plain(MemberKind.Decimal)),
        FieldKind.Date => ("global::System.DateOnly", Plain(MemberKind.DateOnly)),
        FieldKind.DateTime => ("global::System.DateTimeOffset", Plain(MemberKind.DateTimeOffset)),
        FieldKind.Time => ("global::System.TimeOnly", Plain(MemberKind.TimeOnly)),
        FieldKind.Picklist when field.Values.Count > 0 => OfPicklist(field, member),
        FieldKind.MultiPicklist when field.Values.Count > 0 => OfMultiPicklist(field, member),
        FieldKind.LongText when kind == EventKindModel.ChangeEvent => ("global::TypedStreaming.TextChange", Plain(MemberKind.TextChange)),
        FieldKind.Address or FieldKind.Location => ("global::System.Text.Json.JsonElement", Plain(MemberKind.JsonElement)),
        FieldKind.Text when kind == EventKindModel.ChangeEvent && field.Name == "Name" => ("global::TypedStreaming.CompoundName", Plain(MemberKind.CompoundName)),
        _ => ("string", Plain(MemberKind.String)),
    };

    public static ValueModel Plain(MemberKind kind) => new(kind, AcceptsNull: false);

    private (string TypeName, ValueModel Value) OfPicklist(SchemaField field, string member)
    {
        var model = Declare(field, member, isPicked: false);
        return (model.TypeName, new ValueModel(MemberKind.Enum, AcceptsNull: false, "Read" + model.Suffix));
    }

    private (string TypeName, ValueModel Value) OfMultiPicklist(SchemaField field, string member)
    {
        var model = Declare(field, member, isPicked: true);
        var collection = new CollectionModel
        {
            Suffix = _suffixes.Take(model.Suffix + "Picklist"),
            Form = CollectionForm.List,
            ItemType = model.TypeName,
            Item = new ValueModel(MemberKind.Enum, AcceptsNull: false, "Pick" + model.Suffix),
            IsOblivious = false,
            IsPicklist = true,
        };
        Collections.Add(collection);
        return ($"global::System.Collections.Generic.IReadOnlyList<{model.TypeName}>", new ValueModel(MemberKind.Picklist, AcceptsNull: false, "Read" + collection.Suffix));
    }

    private EnumModel Declare(SchemaField field, string member, bool isPicked)
    {
        var name = member + "Value";
        while (!names.Add(name)) name += "_";
        var values = PicklistNames.Choose([.. field.Values.Where(static v => NameLookupParser.CanBe(v.Name))], []);
        var fallback = Fallback;
        while (values.Any(v => v.Identifier == fallback)) fallback += "Value";
        var type = $"{typeName}.{name}"; // A name that ends in Value is not a keyword.
        var model = new EnumModel
        {
            Suffix = _suffixes.Take(name),
            TypeName = type,
            Underlying = MemberKind.Int32,
            Constants = values.Select(v => $"{type}.{Identifiers.Escape(v.Identifier)}").ToEquatableArray(),
            Names = NameLookupParser.Parse(values.Select(static v => v.Value.Name)),
            Fallback = $"{type}.{fallback}",
            IsPicked = isPicked,
            Written = kind == EventKindModel.PlatformEvent
                ? values.Select(v => new WrittenConstantModel($"{type}.{Identifiers.Escape(v.Identifier)}", v.Value.Name)).ToEquatableArray()
                : default,
        };
        Enums.Add(model);
        var unknown = new DerivedConstantModel(fallback, null, "A value that the description of the org does not contain.");
        Declared.Add(new DerivedEnumModel(name, $"The values of {field.Name}.", values.Select(static v => ConstantOf(v.Identifier, v.Value)).Prepend(unknown).ToEquatableArray()));
        return model;
    }

    private static DerivedConstantModel ConstantOf(string identifier, PicklistValue value) =>
        new(Identifiers.Escape(identifier), value.Name, (value.Label ?? value.Name) + (value.IsActive ? "" : " (can no longer be chosen)"));
}
