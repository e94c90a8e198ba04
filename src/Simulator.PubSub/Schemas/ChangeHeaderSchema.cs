using System.Text.Json;

namespace TypedStreaming.Simulator.PubSub.Schemas;

/// <summary>Writes the Avro schema of the header of change events.</summary>
internal sealed class ChangeHeaderSchema(Utf8JsonWriter json)
{
    private static readonly string[] ChangeTypes =
    [
        "CREATE", "UPDATE", "DELETE", "UNDELETE", "GAP_CREATE", "GAP_UPDATE", "GAP_DELETE", "GAP_UNDELETE", "GAP_OVERFLOW", "SNAPSHOT",
    ];

    public void Write()
    {
        json.WriteStartObject();
        json.WriteString("name", "ChangeEventHeader");
        json.WriteString("type", "record");
        json.WriteStartArray("fields");
        Field("entityName", "string");
        List("recordIds");
        ChangeType();
        Field("changeOrigin", "string");
        Field("transactionKey", "string");
        Field("sequenceNumber", "int");
        Field("commitTimestamp", "long");
        Field("commitNumber", "long");
        Field("commitUser", "string");
        List("nulledFields");
        List("diffFields");
        List("changedFields");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Field(string name, string type)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("type", type);
        json.WriteEndObject();
    }

    private void List(string name)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteStartObject("type");
        json.WriteString("type", "array");
        json.WriteString("items", "string");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void ChangeType()
    {
        json.WriteStartObject();
        json.WriteString("name", "changeType");
        json.WriteStartObject("type");
        json.WriteString("type", "enum");
        json.WriteString("name", "ChangeType");
        json.WriteStartArray("symbols");
        foreach (var symbol in ChangeTypes) json.WriteStringValue(symbol);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
