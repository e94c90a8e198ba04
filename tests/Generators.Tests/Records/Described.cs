using System.Text.Json;
using System.Text.Json.Nodes;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Schema.Reading;
using TypedStreaming.Generators.Soql;
using TypedStreaming.Generators.Tests.Testing;
using TypedStreaming.Tool.Generate;

namespace TypedStreaming.Generators.Tests.Records;

/// <summary>An object as an org describes it, and the records that the command <c>tse generate</c> writes for its events.</summary>
internal sealed class Described
{
    public const string Space = "Acme.Events";

    private readonly DescribedObject _object;

    private Described(DescribedObject described) => _object = described;

    /// <summary>The file that the command writes for the compiler.</summary>
    public MetadataText File => new("/org/" + _object.FileName, _object.Metadata);

    public string Metadata => _object.Metadata;

    /// <summary>Every type of field that an org describes, as a field F_type__c.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        "id", "string", "boolean", "int", "double", "currency", "percent", "date", "datetime", "time", "email", "phone", "url", "picklist", "multipicklist",
        "combobox", "reference", "textarea", "encryptedstring", "base64", "address", "location", "anyType", "complexvalue", "json", "DataCategoryGroupReference",
    ];

    /// <summary>An object with a field of each type.</summary>
    public static Described Whole(string name) =>
        Of(name, "All types", [Field("Id", "id", "Record ID"), Field("Name", "string", "Name"), .. Types.Select(static type => Field($"F_{type}__c", type, "The " + type, "a", "B c", "2"))]);

    public static Described Of(string name, string label, params IEnumerable<JsonObject> fields) =>
        Read(name, new JsonObject { ["name"] = name, ["label"] = label, ["urls"] = new JsonObject(), ["fields"] = new JsonArray([.. fields]) }.ToJsonString());

    /// <summary>Reads the response of an org.</summary>
    public static Described Read(string name, string json)
    {
        using var parsed = JsonDocument.Parse(json);
        var metadata = DescriptionText.Of(parsed.RootElement);
        var file = SchemaFileReader.ReadText("/org/" + name + ".describe.json", metadata);
        Assert.Null(file.Problem);
        return new Described(new DescribedObject(file, metadata));
    }

    public static JsonObject Field(string name, string type, string label, params string[] values) => new()
    {
        ["name"] = name,
        ["type"] = type,
        ["label"] = label,
        ["nillable"] = name != "Id",
        ["restrictedPicklist"] = type is "picklist",
        ["scale"] = type is "currency" or "double" ? 2 : 0,
        ["picklistValues"] = type is "picklist" or "multipicklist"
            ? new JsonArray([.. values.Select(static (value, i) => (JsonNode)new JsonObject { ["value"] = value, ["label"] = value, ["active"] = i != 1 })])
            : new JsonArray(),
    };

    /// <summary>The file for the changes or the platform event of the object.</summary>
    public string Text(EventKindModel kind, string? className = null, string space = Space) => Text(new RecordSource(kind, "--event", _object.Name), className, space);

    /// <summary>The file for the events of a query.</summary>
    public string Text(string query) => Text(
        new RecordSource(EventKindModel.PushTopic, "--query", _object.Name) { QueryText = query, Query = QueryParser.Parse(query).Query, Topic = "Things" }, null, Space);

    private string Text(RecordSource source, string? className, string space)
    {
        var record = EventRecords.Of(source, className ?? source.DefaultClassName, _object);
        return RecordText.Of(space, [record], [record]);
    }
}
