using System.Text.Json.Nodes;
using Avro;
using Avro.Generic;

namespace TypedStreaming.Simulator.PubSub.Payloads;

/// <summary>Converts the fields of an event that was published in Avro form into the JSON that CometD delivers.</summary>
internal static class AvroJson
{
    private const string DocPrefix = "Data:";

    public static JsonObject Of(GenericRecord record)
    {
        var json = new JsonObject();
        foreach (var field in record.Schema.Fields) json[field.Name] = Value(field, record[field.Name]);
        return json;
    }

    private static JsonNode? Value(Field field, object? value) => value switch
    {
        null => null,
        GenericRecord record => Of(record),
        string text => text,
        double number => number,
        float number => number,
        int number => number,
        long number => Long(field, number),
        bool flag => flag,
        _ => value.ToString(),
    };

    // The type in the schema is the same for dates, times and numbers.
    private static JsonNode Long(Field field, long number) => field.Documentation switch
    {
        _ when field.Name == "CreatedDate" => number,
        $"{DocPrefix}{nameof(EventFieldType.DateTime)}" => Moment(number).ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'"),
        $"{DocPrefix}{nameof(EventFieldType.Date)}" => Moment(number).ToString("yyyy-MM-dd"),
        $"{DocPrefix}{nameof(EventFieldType.Time)}" => Moment(number).ToString("HH:mm:ss.fff'Z'"),
        _ => number,
    };

    private static DateTime Moment(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime;
}
