using System.Text.Json;

namespace TypedStreaming.Decoding.Dates;

/// <summary>
/// Reads dates and times in the forms that Salesforce uses: <c>...Z</c> since API version 37.0 and <c>...+0000</c> in earlier versions, with or
/// without milliseconds, or as a number (<see cref="EpochTime"/>). Unlike the date parser of .NET, it never uses the machine's time zone.
/// </summary>
internal static class DateParser
{
    // The longest form has 40 bytes. If every character is escaped as \uXXXX, it has six times as many.
    private const int MaxBytes = 240;

    public static bool TryRead(ref Utf8JsonReader reader, out DateTimeOffset value)
    {
        if (TryReadUsual(ref reader, out var utc) || EpochTime.TryRead(ref reader, out utc))
        {
            value = new DateTimeOffset(utc, TimeSpan.Zero);
            return true;
        }

        value = default;
        if (!TryScan(ref reader, out var clock, out var zone)) return false;
        var offset = zone ?? TimeSpan.Zero;
        if (!IsInRange(clock.Ticks - offset.Ticks)) return false;
        value = new DateTimeOffset(clock, offset);
        return true;
    }

    public static bool TryReadDateTime(ref Utf8JsonReader reader, out DateTime value)
    {
        if (TryReadUsual(ref reader, out value) || EpochTime.TryRead(ref reader, out value)) return true;
        if (!TryScan(ref reader, out var clock, out var zone)) return false;
        var ticks = clock.Ticks - (zone ?? TimeSpan.Zero).Ticks;
        if (!IsInRange(ticks)) return false;
        value = new DateTime(ticks, zone is null ? DateTimeKind.Unspecified : DateTimeKind.Utc);
        return true;
    }

    public static bool TryReadDate(ref Utf8JsonReader reader, out DateOnly value)
    {
        value = default;
        TimeSpan? zone = null;
        if (!EpochTime.TryRead(ref reader, out var clock) && !TryScan(ref reader, out clock, out zone)) return false;
        if (clock.TimeOfDay != TimeSpan.Zero || (zone ?? TimeSpan.Zero) != TimeSpan.Zero) return false;
        value = DateOnly.FromDateTime(clock);
        return true;
    }

    public static bool TryReadTime(ref Utf8JsonReader reader, out TimeOnly value)
    {
        if (IsPlain(ref reader)) return TryScanTime(reader.ValueSpan, out value);
        if (EpochTime.TryReadTime(ref reader, out value)) return true;
        Span<byte> buffer = stackalloc byte[MaxBytes];
        return TryScanTime(buffer[..CopyText(ref reader, buffer)], out value);
    }

    private static bool TryReadUsual(ref Utf8JsonReader reader, out DateTime utc)
    {
        utc = default;
        return IsPlain(ref reader) && UsualDateForm.TryRead(reader.ValueSpan, out utc);
    }

    private static bool TryScan(ref Utf8JsonReader reader, out DateTime clock, out TimeSpan? zone) =>
        IsPlain(ref reader) ? TryScan(reader.ValueSpan, out clock, out zone) : TryScanCopy(ref reader, out clock, out zone);

    // This is a separate method, so that the usual case does not pay for a buffer that it does not need.
    private static bool TryScanCopy(ref Utf8JsonReader reader, out DateTime clock, out TimeSpan? zone)
    {
        Span<byte> buffer = stackalloc byte[MaxBytes];
        return TryScan(buffer[..CopyText(ref reader, buffer)], out clock, out zone);
    }

    private static bool TryScan(ReadOnlySpan<byte> text, out DateTime clock, out TimeSpan? zone)
    {
        clock = default;
        zone = null;
        var scanner = new DateGrammar(text);
        if (!scanner.TryDate(out var date)) return false;
        TimeOnly time = default;
        if (scanner.TryTake((byte)'T') && !(scanner.TryTime(out time) && scanner.TryZone(out zone))) return false;
        clock = date.ToDateTime(time);
        return scanner.AtEnd;
    }

    private static bool TryScanTime(ReadOnlySpan<byte> text, out TimeOnly value)
    {
        var scanner = new DateGrammar(text);
        return scanner.TryTime(out value)
            && scanner.TryZone(out var zone)
            && (zone ?? TimeSpan.Zero) == TimeSpan.Zero
            && scanner.AtEnd;
    }

    /// <summary>Returns true if the reader is at a string that can be read without copying it.</summary>
    private static bool IsPlain(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped && !reader.HasValueSequence && reader.ValueSpan.Length <= MaxBytes;

    private static bool IsInRange(long ticks) => ticks >= 0 && ticks <= DateTime.MaxValue.Ticks;

    /// <summary>
    /// Copies the string at the reader's position, because it may be a date, and returns its length. Returns 0 if the value is not a string or is too
    /// long for a date.
    /// </summary>
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
            return 0; // Invalid UTF-8 is not a date either.
        }
    }
}
