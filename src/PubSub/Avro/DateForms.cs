using System.Globalization;

namespace TypedStreaming.PubSub.Avro;

/// <summary>
/// Finds the date fields in a schema, and writes their values as CometD does. Only the <c>doc</c> attribute of a field describes the meaning of a
/// <c>long</c>, and the format of this attribute is not guaranteed. A date that is not recognized stays a number, which the readers also accept.
/// </summary>
internal static class DateForms
{
    private const string CreatedDate = "CreatedDate";

    /// <summary>Determines the meaning of a field from its <c>doc</c> attribute, such as <c>Data:DateOnly:00N...</c>.</summary>
    public static DateForm Of(string field, string? doc)
    {
        if (field == CreatedDate) return DateForm.DateTime;
        foreach (var part in (doc ?? "").Split(':').Skip(1))
        {
            switch (part)
            {
                case "DateTime": return DateForm.DateTime;
                case "DateOnly" or "Date": return DateForm.Date;
                case "TimeOnly" or "Time": return DateForm.Time;
                default: continue;
            }
        }

        return DateForm.None;
    }

    /// <summary>Writes a value as text, without quotation marks.</summary>
    /// <returns>The number of bytes; 0 if the value is not a date of this form.</returns>
    public static int Write(DateForm form, long value, Span<byte> target)
    {
        if (value < DateTimeOffset.MinValue.ToUnixTimeMilliseconds() || value > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()) return 0;
        var date = DateTimeOffset.FromUnixTimeMilliseconds(value).UtcDateTime;
        var pattern = form switch
        {
            DateForm.DateTime => "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
            DateForm.Date when date.TimeOfDay == TimeSpan.Zero => "yyyy-MM-dd",
            DateForm.Time when date.Date == DateTime.UnixEpoch => "HH:mm:ss.fff'Z'",
            _ => null,
        };
        return pattern is not null && date.TryFormat(target, out var written, pattern, CultureInfo.InvariantCulture) ? written : 0;
    }
}
