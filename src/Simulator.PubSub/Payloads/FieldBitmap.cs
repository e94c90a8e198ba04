using System.Numerics;
using Avro;

namespace TypedStreaming.Simulator.PubSub.Payloads;

/// <summary>
/// Writes lists of field names as bitmaps: one bitmap for the fields of the event, and one for the parts of each compound field. The bitmap of a
/// compound field begins with the index of that field.
/// </summary>
internal static class FieldBitmap
{
    /// <param name="schema">The schema of the event.</param>
    /// <param name="names">The fields; the part of a compound field has the form <c>BillingAddress.City</c>.</param>
    public static IReadOnlyList<string> Write(RecordSchema schema, IEnumerable<string> names)
    {
        var top = BigInteger.Zero;
        var parts = new SortedDictionary<int, BigInteger>();
        foreach (var name in names)
        {
            var dot = name.IndexOf('.', StringComparison.Ordinal);
            if (Index(schema, dot < 0 ? name : name[..dot]) is not { } index) continue;
            if (CompoundAt(schema, index) is not { } compound || (dot < 0 && MayBeText(schema, index))) top |= BigInteger.One << index;
            else parts[index] = parts.GetValueOrDefault(index) | BitsOf(compound, dot < 0 ? null : name[(dot + 1)..]);
        }

        return [.. top.IsZero ? Array.Empty<string>() : [Hex(top)], .. parts.Where(static part => !part.Value.IsZero).Select(static part => $"{part.Key}-{Hex(part.Value)}")];
    }

    // A compound field as a whole means all of its parts.
    private static BigInteger BitsOf(RecordSchema compound, string? part)
    {
        if (part is null) return (BigInteger.One << compound.Fields.Count) - 1;
        return Index(compound, part) is { } index ? BigInteger.One << index : BigInteger.Zero;
    }

    private static RecordSchema? CompoundAt(RecordSchema schema, int index) => schema.Fields[index].Schema switch
    {
        RecordSchema record => record,
        UnionSchema union => union.Schemas.OfType<RecordSchema>().FirstOrDefault(),
        _ => null,
    };

    private static bool MayBeText(RecordSchema schema, int index) =>
        schema.Fields[index].Schema is UnionSchema union && union.Schemas.Any(static branch => branch.Tag == global::Avro.Schema.Type.String);

    private static int? Index(RecordSchema schema, string name)
    {
        var index = schema.Fields.FindIndex(field => field.Name == name);
        return index < 0 ? null : index;
    }

    private static string Hex(BigInteger bits) => $"0x{Convert.ToHexString(bits.ToByteArray(isUnsigned: true, isBigEndian: true))}";
}
