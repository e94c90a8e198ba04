using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TypedStreaming.Events;

/// <summary>Reads and writes a field in the JSON form of its value.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
internal sealed class FieldConverter<T> : JsonConverter<Field<T>>
{
    // There is one converter per options object. If two threads use it at the same time, they can only create the same metadata twice.
    private JsonTypeInfo<T>? _value;

    public override bool HandleNull => true;

    public override Field<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? Field<T>.Null : new Field<T>(JsonSerializer.Deserialize(ref reader, ValueIn(options)));

    public override void Write(Utf8JsonWriter writer, Field<T> value, JsonSerializerOptions options)
    {
        if (value.TryGetValue(out var present)) JsonSerializer.Serialize(writer, present, ValueIn(options));
        else if (value.IsNull) writer.WriteNullValue();
        else
        {
            throw new JsonException(
                "An unset field cannot be written, because null would mean that the field was cleared. Omit the field with "
                + "[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)], or set DefaultIgnoreCondition in the options.");
        }
    }

    // A generated context contains Field<T>, because Field<T> was requested, but it does not always contain T.
    private JsonTypeInfo<T> ValueIn(JsonSerializerOptions options) =>
        _value ??= options.TryGetTypeInfo(typeof(T), out var known) ? (JsonTypeInfo<T>)known
            : FieldValueConverters.For(typeof(T)) is { } converter ? JsonMetadataServices.CreateValueInfo<T>(options, converter)
            : (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
