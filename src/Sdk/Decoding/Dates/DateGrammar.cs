namespace TypedStreaming.Decoding.Dates;

/// <summary>A parser for text that contains a date, a time, or both. It moves through the text from left to right.</summary>
internal ref struct DateGrammar(ReadOnlySpan<byte> text)
{
    private const int TickDigits = 7;
    private readonly ReadOnlySpan<byte> _text = text;
    private int _at;

    public readonly bool AtEnd => _at == _text.Length;

    public bool TryTake(byte symbol)
    {
        if (AtEnd || _text[_at] != symbol) return false;
        _at++;
        return true;
    }

    public bool TryDate(out DateOnly date)
    {
        date = default;
        if (!TryPair(out var century) || !TryPair(out var year) || !TryTake((byte)'-')) return false;
        if (!TryPair(out var month) || !TryTake((byte)'-') || !TryPair(out var day)) return false;
        year += century * 100;
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>
    /// Reads <c>HH:mm</c>, <c>HH:mm:ss</c> or <c>HH:mm:ss.f...</c>; the part of the fraction that is smaller than a tick is dropped.
    /// </summary>
    public bool TryTime(out TimeOnly time)
    {
        time = default;
        if (!TryPair(out var hour) || !TryTake((byte)':') || !TryPair(out var minute)) return false;
        var second = 0;
        var ticks = 0L;
        if (TryTake((byte)':') && !(TryPair(out second) && TryFraction(out ticks))) return false;
        if (hour > 23 || minute > 59 || second > 59) return false;
        time = new TimeOnly((((((hour * 60L) + minute) * 60) + second) * TimeSpan.TicksPerSecond) + ticks);
        return true;
    }

    /// <summary>Reads the time zone: <c>Z</c>, <c>+HH:mm</c>, <c>+HHmm</c>, <c>+HH</c>, or nothing.</summary>
    public bool TryZone(out TimeSpan? zone)
    {
        zone = null;
        if (AtEnd) return true;
        if (TryTake((byte)'Z')) return TryOffset(false, 0, 0, out zone);
        var isNegative = TryTake((byte)'-');
        if (!isNegative && !TryTake((byte)'+')) return false;
        if (!TryPair(out var hours)) return false;
        if (AtEnd) return TryOffset(isNegative, hours, 0, out zone);
        TryTake((byte)':');
        return TryPair(out var minutes) && TryOffset(isNegative, hours, minutes, out zone);
    }

    private static bool TryOffset(bool isNegative, int hours, int minutes, out TimeSpan? zone)
    {
        var offset = new TimeSpan(hours, minutes, 0);
        zone = isNegative ? -offset : offset;
        return minutes < 60 && offset <= TimeSpan.FromHours(14);
    }

    private bool TryFraction(out long ticks)
    {
        ticks = 0;
        if (!TryTake((byte)'.')) return true;
        var digits = 0;
        for (; !AtEnd && TryDigit(_text[_at], out var digit); _at++, digits++)
            if (digits < TickDigits) ticks = (ticks * 10) + digit;
        for (var i = digits; i < TickDigits; i++) ticks *= 10;
        return digits > 0;
    }

    private bool TryPair(out int value)
    {
        value = 0;
        if (_text.Length - _at < 2 || !TryDigit(_text[_at], out var tens) || !TryDigit(_text[_at + 1], out var ones)) return false;
        value = (tens * 10) + ones;
        _at += 2;
        return true;
    }

    private static bool TryDigit(byte symbol, out int digit)
    {
        digit = symbol - '0';
        return (uint)digit <= 9;
    }
}
