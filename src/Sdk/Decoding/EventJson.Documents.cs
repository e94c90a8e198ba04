using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TypedStreaming;

public static partial class EventJson
{
    /// <summary>Reads any JSON value, including null, as a copy that does not depend on the reader's buffer.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    public static JsonElement ReadJsonElement(ref Utf8JsonReader reader) => JsonElement.ParseValue(ref reader);

    /// <summary>Reads a value with System.Text.Json.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="reader">The reader.</param>
    /// <param name="context">The context that knows the type.</param>
    /// <returns>The value, never null.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "The program's converter may throw any exception, which is always treated as a problem with the data.")]
    public static T Deserialize<T>(ref Utf8JsonReader reader, JsonSerializerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var type = (JsonTypeInfo<T>?)context.GetTypeInfo(typeof(T))
            ?? throw new JsonException($"the JSON context {context.GetType()} has no metadata for {typeof(T)}; add a [JsonSerializable] attribute for the type to the context");
        if (reader.TokenType == JsonTokenType.Null) throw Unexpected(ref reader, $"a value for {typeof(T).Name}");
        var start = reader;
        try
        {
            if (JsonSerializer.Deserialize(ref reader, type) is { } value) return value;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            reader = start; // The failure is reported at the value, not after it.
            throw new JsonException($"expected a value for {typeof(T).Name}; its converter failed: {failure.Message}", failure);
        }

        reader = start;
        throw new JsonException($"expected a value for {typeof(T).Name}; its converter returned null");
    }
}
