namespace TypedStreaming.Decoding;

/// <summary>A cursor over the text of a date, of a time, or of both.</summary>
internal ref struct DateScanner(ReadOnlySpan<byte> text)
{
    private const int TickDigits = 7;
    private ReadOnlySpan<byte> _rest = text;

    public readonly bool AtEnd => _rest.IsEmpty;

    public bool TryTake(byte symbol)
    {
        if (_rest.IsEmpty || _rest[0] != symbol) return false;
        _rest = _rest[1..];
        return true;
    }

    public bool TryDate(out DateOnly date)
    {
        date = default;
        if (!TryDigits(4, out var year) || !TryTake((byte)'-')) return false;
        if (!TryDigits(2, out var month) || !TryTake((byte)'-') || !TryDigits(2, out var day)) return false;
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>Takes <c>HH:mm</c>, <c>HH:mm:ss</c> or <c>HH:mm:ss.f...</c>; digits below a tick are dropped.</summary>
    public bool TryTime(out TimeOnly time)
    {
        time = default;
        if (!TryDigits(2, out var hour) || !TryTake((byte)':') || !TryDigits(2, out var minute)) return false;
        var second = 0;
        var ticks = 0L;
        if (TryTake((byte)':') && !(TryDigits(2, out second) && TryFraction(out ticks))) return false;
        if (hour > 23 || minute > 59 || second > 59) return false;
        time = new TimeOnly(new TimeSpan(hour, minute, second).Ticks + ticks);
        return true;
    }

    /// <summary>Takes <c>Z</c>, <c>+HH:mm</c>, <c>+HHmm</c>, <c>+HH</c>, or nothing.</summary>
    public bool TryZone(out TimeSpan? zone)
    {
        zone = null;
        if (AtEnd) return true;
        if (TryTake((byte)'Z')) return TryOffset(false, 0, 0, out zone);
        var isNegative = TryTake((byte)'-');
        if (!isNegative && !TryTake((byte)'+')) return false;
        if (!TryDigits(2, out var hours)) return false;
        if (AtEnd) return TryOffset(isNegative, hours, 0, out zone);
        TryTake((byte)':');
        return TryDigits(2, out var minutes) && TryOffset(isNegative, hours, minutes, out zone);
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
        for (; !_rest.IsEmpty && char.IsAsciiDigit((char)_rest[0]); _rest = _rest[1..], digits++)
            if (digits < TickDigits) ticks = (ticks * 10) + (_rest[0] - '0');
        for (var i = digits; i < TickDigits; i++) ticks *= 10;
        return digits > 0;
    }

    private bool TryDigits(int count, out int value)
    {
        value = 0;
        if (_rest.Length < count) return false;
        foreach (var symbol in _rest[..count])
        {
            if (!char.IsAsciiDigit((char)symbol)) return false;
            value = (value * 10) + (symbol - '0');
        }

        _rest = _rest[count..];
        return true;
    }
}
