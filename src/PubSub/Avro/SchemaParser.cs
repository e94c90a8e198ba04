using System.Text.Json;

namespace TypedStreaming.PubSub.Avro;

/// <summary>
/// Parses the JSON text of an Avro schema. The order of fields and union branches is kept, because the payload depends on this order.
/// </summary>
internal sealed class SchemaParser
{
    private const int MaxCharacters = 4 * 1024 * 1024;
    private const int MaxDepth = 64;

    private readonly Dictionary<string, AvroType> _named = new(StringComparer.Ordinal);

    private SchemaParser()
    {
    }

    /// <summary>Parses the schema of an event. The schema must define a record.</summary>
    /// <exception cref="EventSchemaException">The text is not such a schema.</exception>
    public static AvroType ParseEvent(string schemaJson)
    {
        if (schemaJson.Length > MaxCharacters) throw new EventSchemaException($"The schema has more than {MaxCharacters} characters.");
        try
        {
            using var document = JsonDocument.Parse(schemaJson, new JsonDocumentOptions { MaxDepth = MaxDepth });
            var type = new SchemaParser().Parse(document.RootElement, "");
            return type.Kind == AvroKind.Record ? type : throw new EventSchemaException("The schema does not define a record, which every event requires.");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new EventSchemaException("The schema is not valid JSON.", failure);
        }
    }

    private AvroType Parse(JsonElement schema, string enclosing) => schema.ValueKind switch
    {
        JsonValueKind.String => Find(schema.GetString()!, enclosing),
        JsonValueKind.Array => Union(schema, enclosing),
        JsonValueKind.Object => ParseObject(schema, enclosing),
        _ => throw new EventSchemaException("A type in the schema is not a name, a list or an object."),
    };

    private AvroType ParseObject(JsonElement schema, string enclosing)
    {
        if (!schema.TryGetProperty("type", out var type)) throw new EventSchemaException("A type in the schema has no member \"type\".");
        if (type.ValueKind != JsonValueKind.String) return Parse(type, enclosing);
        return type.GetString() switch
        {
            "record" or "error" => Record(schema, enclosing),
            "enum" => Enum(schema, enclosing),
            "fixed" => Fixed(schema, enclosing),
            "array" => new AvroType(AvroKind.Array) { Items = Parse(Member(schema, "items"), enclosing) },
            "map" => new AvroType(AvroKind.Map) { Items = Parse(Member(schema, "values"), enclosing) },
            var name => Find(name!, enclosing),
        };
    }

    private AvroType Find(string name, string enclosing)
    {
        if (Primitive(name) is { } primitive) return primitive;
        if (!name.Contains('.', StringComparison.Ordinal) && _named.TryGetValue(FullName(name, enclosing), out var near)) return near;
        return _named.TryGetValue(name, out var type)
            ? type
            : throw new EventSchemaException($"The schema uses the type {Cut(name)} without defining it first.");
    }

    private static AvroType? Primitive(string name) => name switch
    {
        "null" => new AvroType(AvroKind.Null),
        "boolean" => new AvroType(AvroKind.Boolean),
        "int" => new AvroType(AvroKind.Int),
        "long" => new AvroType(AvroKind.Long),
        "float" => new AvroType(AvroKind.Float),
        "double" => new AvroType(AvroKind.Double),
        "bytes" => new AvroType(AvroKind.Bytes),
        "string" => new AvroType(AvroKind.String),
        _ => null,
    };

    private AvroType Union(JsonElement schema, string enclosing)
    {
        var branches = schema.EnumerateArray().Select(b => Parse(b, enclosing)).ToArray();
        if (branches.Length == 0) throw new EventSchemaException("A union in the schema has no types.");
        return Array.Exists(branches, static b => b.Kind == AvroKind.Union)
            ? throw new EventSchemaException("A union in the schema contains another union directly.")
            : new AvroType(AvroKind.Union) { Branches = branches };
    }

    private AvroType Record(JsonElement schema, string enclosing)
    {
        var (name, space) = NameOf(schema, enclosing);
        var record = Define(new AvroType(AvroKind.Record) { Name = name }, space);
        var names = new HashSet<string>(StringComparer.Ordinal);
        record.Fields = [.. List(schema, "fields", name).Select(f => Field(f, space, name))];
        foreach (var field in record.Fields)
            if (!names.Add(field.Name)) throw new EventSchemaException($"The record {Cut(name)} in the schema has the field {Cut(field.Name)} twice.");
        return record;
    }

    private AvroField Field(JsonElement field, string space, string record)
    {
        if (field.ValueKind != JsonValueKind.Object) throw new EventSchemaException($"A field of the record {Cut(record)} in the schema is not an object.");
        var (name, type) = (Text(field, "name"), Parse(Member(field, "type"), space));
        var doc = field.TryGetProperty("doc", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        return new AvroField(name, DateForms.Of(name, doc) is not DateForm.None and var date ? type.WithDate(date) : type);
    }

    private AvroType Enum(JsonElement schema, string enclosing)
    {
        var (name, space) = NameOf(schema, enclosing);
        var symbols = List(schema, "symbols", name).Select(s => new AvroSymbol(TextOf(s, "symbols"))).ToArray();
        return Define(new AvroType(AvroKind.Enum) { Name = name, Symbols = symbols }, space);
    }

    private AvroType Fixed(JsonElement schema, string enclosing)
    {
        var (name, space) = NameOf(schema, enclosing);
        var isNumber = Member(schema, "size").TryGetInt32(out var size);
        return isNumber && size >= 0
            ? Define(new AvroType(AvroKind.Fixed) { Name = name, Size = size }, space)
            : throw new EventSchemaException($"The fixed type {Cut(name)} in the schema has no valid size.");
    }

    private AvroType Define(AvroType type, string space) =>
        Primitive(type.Name) is null && _named.TryAdd(FullName(type.Name, space), type)
            ? type
            : throw new EventSchemaException($"The schema defines the type {Cut(type.Name)} twice.");

    private static (string Name, string Space) NameOf(JsonElement schema, string enclosing)
    {
        var name = Text(schema, "name");
        var dot = name.LastIndexOf('.');
        if (dot >= 0) return (name[(dot + 1)..], name[..dot]);
        var isNamed = schema.TryGetProperty("namespace", out var space) && space.ValueKind == JsonValueKind.String;
        return (name, isNamed ? space.GetString()! : enclosing);
    }

    private static string FullName(string name, string space) => space.Length == 0 ? name : $"{space}.{name}";

    private static JsonElement Member(JsonElement schema, string member) =>
        schema.TryGetProperty(member, out var value) ? value : throw new EventSchemaException($"A type or a field in the schema has no member \"{member}\".");

    private static JsonElement.ArrayEnumerator List(JsonElement schema, string member, string type) =>
        Member(schema, member) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray()
            : throw new EventSchemaException($"The type {Cut(type)} in the schema has no \"{member}\" list.");

    private static string Text(JsonElement schema, string member) => TextOf(Member(schema, member), member);

    private static string TextOf(JsonElement value, string member) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= 1024 } text
            ? text
            : throw new EventSchemaException($"A value of \"{member}\" in the schema is not a string of 1 to 1,024 characters.");

    private static string Cut(string name) => name.Length <= 100 ? name : name[..100] + "...";
}
