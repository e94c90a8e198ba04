using System.Text.Json;

namespace TypedStreaming.Decoding;

/// <summary>
/// Dates and times in the forms that Salesforce writes: <c>...Z</c> since API 37.0 and <c>...+0000</c> before, with or
/// without milliseconds. Never in the machine's own zone, unlike the framework's reader.
/// </summary>
internal static class SalesforceDate
{
    // The longest form has 40 bytes; escaped as \uXXXX throughout, six times that.
    private const int MaxBytes = 240;

    public static bool TryRead(ref Utf8JsonReader reader, out DateTimeOffset value)
    {
        value = default;
        if (!TryScan(ref reader, out var clock, out var zone)) return false;
        var offset = zone ?? TimeSpan.Zero;
        if (!IsInRange(clock.Ticks - offset.Ticks)) return false;
        value = new DateTimeOffset(clock, offset);
        return true;
    }

    public static bool TryReadDateTime(ref Utf8JsonReader reader, out DateTime value)
    {
        value = default;
        if (!TryScan(ref reader, out var clock, out var zone)) return false;
        var ticks = clock.Ticks - (zone ?? TimeSpan.Zero).Ticks;
        if (!IsInRange(ticks)) return false;
        value = new DateTime(ticks, zone is null ? DateTimeKind.Unspecified : DateTimeKind.Utc);
        return true;
    }

    public static bool TryReadDate(ref Utf8JsonReader reader, out DateOnly value)
    {
        value = default;
        if (!TryScan(ref reader, out var clock, out var zone)) return false;
        if (clock.TimeOfDay != TimeSpan.Zero || (zone ?? TimeSpan.Zero) != TimeSpan.Zero) return false;
        value = DateOnly.FromDateTime(clock);
        return true;
    }

    public static bool TryReadTime(ref Utf8JsonReader reader, out TimeOnly value)
    {
        value = default;
        Span<byte> buffer = stackalloc byte[MaxBytes];
        var scanner = new DateScanner(buffer[..CopyText(ref reader, buffer)]);
        return scanner.TryTime(out value)
            && scanner.TryZone(out var zone)
            && (zone ?? TimeSpan.Zero) == TimeSpan.Zero
            && scanner.AtEnd;
    }

    private static bool TryScan(ref Utf8JsonReader reader, out DateTime clock, out TimeSpan? zone)
    {
        clock = default;
        zone = null;
        Span<byte> buffer = stackalloc byte[MaxBytes];
        var scanner = new DateScanner(buffer[..CopyText(ref reader, buffer)]);
        if (!scanner.TryDate(out var date)) return false;
        TimeOnly time = default;
        if (scanner.TryTake((byte)'T') && !(scanner.TryTime(out time) && scanner.TryZone(out zone))) return false;
        clock = date.ToDateTime(time);
        return scanner.AtEnd;
    }

    private static bool IsInRange(long ticks) => ticks >= 0 && ticks <= DateTime.MaxValue.Ticks;

    /// <summary>Copies the string under the reader; 0 bytes if it is no string, or none that can be a date.</summary>
    private static int CopyText(ref Utf8JsonReader reader, scoped Span<byte> buffer)
    {
        if (reader.TokenType != JsonTokenType.String) return 0;
        if ((reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length) > buffer.Length) return 0;
        try
        {
            return reader.CopyString(buffer);
        }
        catch (InvalidOperationException)
        {
            return 0; // Invalid UTF-8 is no date either.
        }
    }
}
