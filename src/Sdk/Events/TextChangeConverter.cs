using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedStreaming;

/// <summary>
/// Reads and writes a <see cref="TextChange"/> with System.Text.Json in the form that Salesforce uses: a string, or an object with the
/// member <c>diff</c>. Code that System.Text.Json generates calls this converter; your code does not need it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TextChangeConverter : JsonConverter<TextChange>
{
    /// <inheritdoc/>
    public override TextChange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EventJson.ReadTextChange(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TextChange value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        if (!value.IsDifference)
        {
            writer.WriteStringValue(value.Text);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("diff"u8, value.Difference);
        writer.WriteEndObject();
    }
}
