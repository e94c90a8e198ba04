using System.Buffers;
using System.Text;
using System.Text.Json;

namespace TypedStreaming.Simulator.PubSub.Schemas;

/// <summary>Writes the definition of an event as the JSON text of an Avro schema.</summary>
internal sealed class SchemaWriter(Utf8JsonWriter json)
{
    private static readonly string[] AddressText = ["Street", "City", "State", "PostalCode", "Country", "StateCode", "CountryCode"];
    private static readonly string[] NameText = ["Salutation", "FirstName", "LastName", "MiddleName", "Suffix"];

    private readonly HashSet<string> _named = new(StringComparer.Ordinal);

    public static string Write(EventDefinition definition)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) new SchemaWriter(json).WriteEvent(definition);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void WriteEvent(EventDefinition definition)
    {
        json.WriteStartObject();
        json.WriteString("name", definition.Name);
        json.WriteString("namespace", "com.sforce.eventbus");
        json.WriteString("type", "record");
        json.WriteStartArray("fields");
        if (definition.IsChangeEvent) Field("ChangeEventHeader", "Header of the change", () => new ChangeHeaderSchema(json).Write());
        foreach (var field in definition.Fields) WriteField(field, isRequired: !definition.IsChangeEvent && field.Origin == FieldOrigin.System);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteField(SchemaField field, bool isRequired)
    {
        json.WriteStartObject();
        json.WriteString("name", field.Name);
        json.WritePropertyName("type");
        if (isRequired) WriteType(field.Type);
        else WriteOptional(field.Type);
        json.WriteString("doc", $"Data:{field.Type}");
        if (!isRequired) json.WriteNull("default");
        json.WriteEndObject();
    }

    private void WriteOptional(EventFieldType type)
    {
        json.WriteStartArray();
        json.WriteStringValue("null");
        if (type == EventFieldType.SwitchablePersonName) json.WriteStringValue("string");
        WriteType(type);
        json.WriteEndArray();
    }

    private void WriteType(EventFieldType type)
    {
        switch (type)
        {
            case EventFieldType.Address:
                Record("Address", AddressText, ["Latitude", "Longitude"], ["GeocodeAccuracy"]);
                break;
            case EventFieldType.Location:
                Record("Location", [], ["Latitude", "Longitude"], []);
                break;
            case EventFieldType.PersonName:
                Record("PersonName", NameText, [], []);
                break;
            case EventFieldType.SwitchablePersonName:
                Record("Switchable_PersonName", NameText, [], []);
                break;
            default:
                json.WriteStringValue(Primitive(type));
                break;
        }
    }

    private static string Primitive(EventFieldType type) => type switch
    {
        EventFieldType.Text => "string",
        EventFieldType.Number => "double",
        EventFieldType.WholeNumber => "int",
        EventFieldType.Boolean => "boolean",
        _ => "long",
    };

    // The first field of a type defines its record, and the others only name it.
    private void Record(string name, string[] texts, string[] numbers, string[] furtherTexts)
    {
        if (!_named.Add(name))
        {
            json.WriteStringValue(name);
            return;
        }

        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("type", "record");
        json.WriteStartArray("fields");
        foreach (var part in texts) WriteField(new SchemaField(part, EventFieldType.Text, FieldOrigin.Org), isRequired: false);
        foreach (var part in numbers) WriteField(new SchemaField(part, EventFieldType.Number, FieldOrigin.Org), isRequired: false);
        foreach (var part in furtherTexts) WriteField(new SchemaField(part, EventFieldType.Text, FieldOrigin.Org), isRequired: false);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Field(string name, string doc, Action type)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WritePropertyName("type");
        type();
        json.WriteString("doc", doc);
        json.WriteEndObject();
    }
}
