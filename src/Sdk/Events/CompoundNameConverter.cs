using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedStreaming;

/// <summary>
/// Reads and writes a <see cref="CompoundName"/> with System.Text.Json in the form that Salesforce uses: a string, or an object with the
/// parts of the name. Code that System.Text.Json generates calls this converter; your code does not need it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CompoundNameConverter : JsonConverter<CompoundName>
{
    /// <inheritdoc/>
    public override CompoundName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EventJson.ReadCompoundName(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CompoundName value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        if (value.Text is not null)
        {
            writer.WriteStringValue(value.Text);
            return;
        }

        writer.WriteStartObject();
        WritePart(writer, nameof(CompoundName.Salutation), value.Salutation);
        WritePart(writer, nameof(CompoundName.FirstName), value.FirstName);
        WritePart(writer, nameof(CompoundName.MiddleName), value.MiddleName);
        WritePart(writer, nameof(CompoundName.LastName), value.LastName);
        WritePart(writer, nameof(CompoundName.Suffix), value.Suffix);
        WritePart(writer, nameof(CompoundName.InformalName), value.InformalName);
        writer.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter writer, string name, Field<string> part)
    {
        if (part.IsSet) writer.WriteString(name, part.GetValueOrDefault());
    }
}
