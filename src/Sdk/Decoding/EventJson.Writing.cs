using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TypedStreaming;

public static partial class EventJson
{
    private const string MomentForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const string DateForm = "yyyy-MM-dd";
    private const string TimeForm = "HH:mm:ss.fff'Z'";
    private const char PicklistSeparator = ';';

    /// <summary>
    /// The names of extension data members that are not written: the fields that Salesforce sets, and the member that describes the record.
    /// </summary>
    private static readonly string[] NotPublished = ["CreatedDate", "CreatedById", "EventUuid", "ReplayId", "attributes"];

    /// <summary>
    /// Writes a point in time in UTC with milliseconds, which is the precision that Salesforce uses. Smaller fractions are cut off.
    /// </summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public static void WriteDateTimeOffset(Utf8JsonWriter writer, DateTimeOffset value) => WriteForm(writer, value.UtcDateTime, MomentForm);

    /// <summary>Writes a date with a time in UTC with milliseconds. A value whose kind is unspecified is treated as UTC.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public static void WriteDateTime(Utf8JsonWriter writer, DateTime value) =>
        WriteForm(writer, value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value, MomentForm);

    /// <summary>Writes a date: <c>yyyy-MM-dd</c>.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public static void WriteDateOnly(Utf8JsonWriter writer, DateOnly value) => WriteForm(writer, value, DateForm);

    /// <summary>Writes a time of day: <c>HH:mm:ss.fffZ</c>.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public static void WriteTimeOnly(Utf8JsonWriter writer, TimeOnly value) => WriteForm(writer, value, TimeForm);

    /// <summary>Writes a string.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The text, or null.</param>
    /// <exception cref="JsonException">The text is not valid Unicode, so the server would get another text.</exception>
    public static void WriteString(Utf8JsonWriter writer, string? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is not null && !IsUnicode(value)) throw new JsonException("a string contains half of a surrogate pair, so it is not valid Unicode");
        writer.WriteStringValue(value);
    }

    /// <summary>Writes the original text of a URI.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value, or null.</param>
    public static void WriteUri(Utf8JsonWriter writer, Uri? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value?.OriginalString);
    }

    /// <summary>Writes bytes as a base-64 string.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value, or null.</param>
    public static void WriteBytes(Utf8JsonWriter writer, byte[]? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is null) writer.WriteNullValue();
        else writer.WriteBase64StringValue(value);
    }

    /// <summary>Writes any JSON value. A <c>default</c> value is written as null.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public static void WriteJsonElement(Utf8JsonWriter writer, JsonElement value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value.ValueKind == JsonValueKind.Undefined) writer.WriteNullValue();
        else value.WriteTo(writer);
    }

    /// <summary>Writes the values of a multi-select picklist as one string.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="values">The values, in their order.</param>
    /// <exception cref="JsonException">A value is empty or contains a semicolon, so it could not be read again.</exception>
    public static void WritePicklist(Utf8JsonWriter writer, IReadOnlyCollection<string?> values)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Any(static value => string.IsNullOrEmpty(value) || value.Contains(PicklistSeparator, StringComparison.Ordinal)))
            throw new JsonException("a value of a multi-select picklist is empty or contains ';', which separates the values");
        WriteString(writer, string.Join(PicklistSeparator, values));
    }

    /// <summary>Writes the fields for which a type has no member, except fields that only Salesforce can set.</summary>
    /// <param name="writer">The writer, inside an object.</param>
    /// <param name="fields">The fields, or null.</param>
    /// <param name="members">The lookup of the type's own members, which are not written again.</param>
    public static void WriteExtensionData(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, JsonElement>>? fields, NameLookup members)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(members);
        foreach (var (name, value) in fields ?? [])
        {
            if (NotPublished.Contains(name, StringComparer.Ordinal) || members(Strict.GetBytes(name)) >= 0) continue;
            writer.WritePropertyName(name);
            WriteJsonElement(writer, value);
        }
    }

    /// <summary>Writes a value with System.Text.Json.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value, or null.</param>
    /// <param name="context">The context that knows the type.</param>
    /// <exception cref="JsonException">The context does not know the type.</exception>
    public static void Serialize<T>(Utf8JsonWriter writer, T? value, JsonSerializerContext context)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(context);
        var type = (JsonTypeInfo<T>?)context.GetTypeInfo(typeof(T))
            ?? throw new JsonException($"the JSON context {context.GetType()} has no metadata for {typeof(T)}; add a [JsonSerializable] attribute for the type to the context");
        if (value is null) writer.WriteNullValue();
        else JsonSerializer.Serialize(writer, value, type);
    }

    /// <summary>Creates the exception for an enum value that cannot be written, because it has no name.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The name of the enum.</param>
    /// <returns>The exception to throw.</returns>
    public static JsonException UnnamedValue(Enum value, string type) =>
        new($"the value {value} of '{type}' cannot be written: it is not a constant of the enum, or it is the constant for unknown names; to write the latter, add [JsonStringEnumMemberName] to the constant");

    /// <summary>Returns true if the text is valid Unicode, without half of a surrogate pair.</summary>
    internal static bool IsUnicode(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAnyInRange('\ud800', '\udfff'); at >= 0; at = text.IndexOfAnyInRange('\ud800', '\udfff'))
        {
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1])) return false;
            text = text[(at + 2)..];
        }

        return true;
    }

    private static void WriteForm<T>(Utf8JsonWriter writer, T value, string form)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[MomentForm.Length];
        value.TryFormat(text, out var length, form, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}
