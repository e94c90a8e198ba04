using Avro;

namespace TypedStreaming.Simulator.PubSub.Payloads;

/// <summary>
/// Checks that bytes match the layout of a schema before Apache.Avro reads them. Without this check, a corrupt length could make the library allocate
/// a very large array.
/// </summary>
internal ref struct AvroLayout
{
    private const int Deepest = 32;
    private const int LongestNumber = 10;

    private ReadOnlySpan<byte> _rest;

    private AvroLayout(ReadOnlySpan<byte> bytes) => _rest = bytes;

    public static bool Fits(global::Avro.Schema schema, ReadOnlySpan<byte> bytes)
    {
        var layout = new AvroLayout(bytes);
        return layout.Skip(schema, 0) && layout._rest.IsEmpty;
    }

    private bool Skip(global::Avro.Schema schema, int depth)
    {
        if (depth > Deepest) return false;
        return schema switch
        {
            RecordSchema record => SkipFields(record, depth),
            UnionSchema union => Number(out var branch) && branch >= 0 && branch < union.Count && Skip(union[(int)branch], depth + 1),
            EnumSchema symbols => Number(out var index) && index >= 0 && index < symbols.Count,
            ArraySchema list => SkipBlocks(list.ItemSchema, hasKeys: false, depth),
            MapSchema map => SkipBlocks(map.ValueSchema, hasKeys: true, depth),
            FixedSchema run => Bytes(run.Size),
            _ => SkipPrimitive(schema.Tag),
        };
    }

    private bool SkipFields(RecordSchema record, int depth)
    {
        foreach (var field in record.Fields)
        {
            if (!Skip(field.Schema, depth + 1)) return false;
        }

        return true;
    }

    private bool SkipPrimitive(global::Avro.Schema.Type type) => type switch
    {
        global::Avro.Schema.Type.Null => true,
        global::Avro.Schema.Type.Boolean => Bytes(1),
        global::Avro.Schema.Type.Int => Number(out var number) && number is >= int.MinValue and <= int.MaxValue,
        global::Avro.Schema.Type.Long => Number(out _),
        global::Avro.Schema.Type.Float => Bytes(sizeof(float)),
        global::Avro.Schema.Type.Double => Bytes(sizeof(double)),
        global::Avro.Schema.Type.String or global::Avro.Schema.Type.Bytes => Number(out var length) && Bytes(length),
        _ => false,
    };

    private bool SkipBlocks(global::Avro.Schema items, bool hasKeys, int depth)
    {
        while (Number(out var count))
        {
            if (count == 0) return true;
            if (count < 0 && !Number(out _)) return false;
            // An item has at least one byte here, as no event has a list of nulls.
            if (count == long.MinValue || Math.Abs(count) > _rest.Length) return false;
            for (var left = Math.Abs(count); left > 0; left--)
            {
                if ((hasKeys && !SkipPrimitive(global::Avro.Schema.Type.String)) || !Skip(items, depth + 1)) return false;
            }
        }

        return false;
    }

    private bool Bytes(long count)
    {
        if (count < 0 || count > _rest.Length) return false;
        _rest = _rest[(int)count..];
        return true;
    }

    private bool Number(out long value)
    {
        ulong bits = 0;
        value = 0;
        for (var i = 0; i < LongestNumber && i < _rest.Length; i++)
        {
            bits |= (ulong)(_rest[i] & 0x7F) << (7 * i);
            if (_rest[i] > 0x7F) continue;
            value = (long)(bits >> 1) ^ -(long)(bits & 1);
            _rest = _rest[(i + 1)..];
            return true;
        }

        return false;
    }
}
