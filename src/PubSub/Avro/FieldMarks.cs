namespace TypedStreaming.PubSub.Avro;

/// <summary>
/// Converts the bitmaps in the header of a change event to sets of fields. The fields of the event's schema are numbered from 0, and the parts of
/// compound fields are numbered after all fields. A set has one bit for each number.
/// </summary>
internal sealed class FieldMarks
{
    /// <summary>
    /// The maximum number of fields and parts of fields. Without this limit, a schema of a few lines could describe billions of fields by using one
    /// large record many times.
    /// </summary>
    private const int MaxNumbers = 100_000;

    private readonly byte[][] _items;
    private readonly int[] _firstPart;
    private readonly int[] _parts;
    private readonly int[] _compounds;
    private readonly int _header;

    /// <exception cref="EventSchemaException">There are too many fields.</exception>
    public FieldMarks(AvroField[] fields, int header)
    {
        _header = header;
        _firstPart = new int[fields.Length];
        _parts = new int[fields.Length];
        var items = fields.Select(static f => Item(f.Name)).ToList();
        for (var i = 0; i < fields.Length; i++)
        {
            _firstPart[i] = items.Count;
            if (i == header || fields[i].Type.FindRecord() is not { } compound) continue;
            _parts[i] = compound.Fields.Length;
            if (items.Count + _parts[i] > MaxNumbers) throw new EventSchemaException($"The schema has more than {MaxNumbers} fields and parts of fields.");
            items.AddRange(compound.Fields.Select(part => Item($"{fields[i].Name}.{part.Name}")));
        }

        _items = [.. items];
        _compounds = [.. Enumerable.Range(0, fields.Length).Where(i => _parts[i] > 0)];
        Words = (_items.Length + 63) / 64;
    }

    /// <summary>The number of 64-bit words that a set of fields needs.</summary>
    public int Words { get; }

    /// <summary>Returns the number of the first part of a compound field.</summary>
    public int FirstPart(int field) => _firstPart[field];

    public bool HasPart(ReadOnlySpan<ulong> set, int field)
    {
        for (var i = 0; i < _parts[field]; i++)
            if (Has(set, _firstPart[field] + i)) return true;
        return false;
    }

    /// <summary>Adds a compound field to the second set if any of its parts is in the first set.</summary>
    public void AddOwners(ReadOnlySpan<ulong> parts, Span<ulong> set)
    {
        foreach (var field in _compounds)
            if (HasPart(parts, field)) set[field >> 6] |= 1UL << (field & 63);
    }

    public static bool Has(ReadOnlySpan<ulong> set, int number) => (set[number >> 6] & (1UL << (number & 63))) != 0;

    /// <summary>
    /// Adds the fields of one bitmap, such as <c>0x24</c> or <c>3-0x02</c>, to the set, and writes the names of the added fields. Returns the number
    /// of bits that are ignored because no field corresponds to them. Text that is not a bitmap counts as one ignored bit.
    /// </summary>
    public int Expand(ReadOnlySpan<byte> bitmap, Span<ulong> set, JsonBuffer names)
    {
        var (first, count, field) = (0, _firstPart.Length, 0);
        var dash = bitmap.IndexOf((byte)'-');
        if (dash >= 0)
        {
            if (!TryFindCompound(bitmap[..dash], out field)) return 1;
            (first, count) = (_firstPart[field], _parts[field]);
            bitmap = bitmap[(dash + 1)..];
        }

        if (bitmap.Length < 3 || bitmap[0] != '0' || bitmap[1] is not ((byte)'x' or (byte)'X')) return 1;
        var digits = bitmap[2..];
        foreach (var digit in digits)
            if (!char.IsAsciiHexDigit((char)digit)) return 1;
        if (dash < 0 || !HasAll(digits, count)) return Add(digits, first, count, set, names);
        Add(field, set, names); // All of its parts: the field as a whole, which is how CometD lists it.
        return 0;
    }

    /// <summary>Returns true if the bitmap has one bit for each part of a compound field, and no other bits.</summary>
    private static bool HasAll(ReadOnlySpan<byte> digits, int count)
    {
        for (var i = 0; i < Math.Max(digits.Length, (count + 3) / 4); i++)
        {
            var value = i < digits.Length ? ValueOf(digits[^(i + 1)]) : 0;
            var expected = count <= 4 * i ? 0 : count >= (4 * i) + 4 ? 15 : (1 << (count - (4 * i))) - 1;
            if (value != expected) return false;
        }

        return true;
    }

    private int Add(ReadOnlySpan<byte> digits, int first, int count, Span<ulong> set, JsonBuffer names)
    {
        var ignored = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var value = ValueOf(digits[^(i + 1)]);
            for (var bit = 4L * i; value != 0; value >>= 1, bit++)
            {
                if ((value & 1) == 0) continue;
                if (bit >= count || first + bit == _header) ignored++;
                else Add(first + (int)bit, set, names);
            }
        }

        return ignored;
    }

    private void Add(int number, Span<ulong> set, JsonBuffer names)
    {
        if (Has(set, number)) return; // A name is written once, so that a small payload cannot become large.
        set[number >> 6] |= 1UL << (number & 63);
        names.WriteNext(_items[number]);
    }

    private bool TryFindCompound(ReadOnlySpan<byte> decimals, out int field)
    {
        field = 0;
        if (decimals.IsEmpty || decimals.Length > 9) return false;
        foreach (var digit in decimals)
        {
            if (!char.IsAsciiDigit((char)digit)) return false;
            field = (field * 10) + (digit - '0');
        }

        return field < _parts.Length && _parts[field] > 0;
    }

    private static int ValueOf(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static byte[] Item(string name) => [(byte)',', .. JsonToken.Of(name)];
}
