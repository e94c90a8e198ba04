using System.Text.Json;

namespace TypedStreaming.PubSub.Avro;

/// <summary>Chooses the branch of an Avro union that matches a JSON value.</summary>
internal static class UnionBranch
{
    private static readonly AvroKind[] Numbers = [AvroKind.Int, AvroKind.Long, AvroKind.Double, AvroKind.Float];
    private static readonly AvroKind[] Texts = [AvroKind.Enum, AvroKind.String, AvroKind.Long, AvroKind.Bytes, AvroKind.Fixed];
    private static readonly AvroKind[] Objects = [AvroKind.Record, AvroKind.Map];

    /// <summary>
    /// Returns the index of the branch, or -1 if no branch fits. If the union has only one branch besides null, this branch is used for every value
    /// that is not null.
    /// </summary>
    public static int Find(AvroType union, ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return union.NullBranch;
        if (union.Branches.Count(static b => b.Kind != AvroKind.Null) == 1) return Array.FindIndex(union.Branches, static b => b.Kind != AvroKind.Null);
        foreach (var kind in KindsOf(reader.TokenType))
        {
            for (var i = 0; i < union.Branches.Length; i++)
                if (union.Branches[i].Kind == kind && Accepts(union.Branches[i], ref reader)) return i;
        }

        return -1;
    }

    /// <summary>Returns the index of the enum symbol at the reader's position, or -1 if the enum has no such symbol.</summary>
    public static int FindSymbol(AvroType type, ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String) return -1;
        for (var i = 0; i < type.Symbols.Length; i++)
            if (reader.ValueTextEquals(type.Symbols[i].Name)) return i;
        return -1;
    }

    private static AvroKind[] KindsOf(JsonTokenType token) => token switch
    {
        JsonTokenType.Number => Numbers,
        JsonTokenType.String => Texts,
        JsonTokenType.StartObject => Objects,
        JsonTokenType.StartArray => [AvroKind.Array],
        JsonTokenType.True or JsonTokenType.False => [AvroKind.Boolean],
        _ => [],
    };

    private static bool Accepts(AvroType branch, ref Utf8JsonReader reader) => branch.Kind switch
    {
        AvroKind.Int => JsonWholeNumber.TryRead(ref reader, out var value) && value == (int)value,
        AvroKind.Long => JsonWholeNumber.TryRead(ref reader, out _) || JsonWholeNumber.TryReadDate(ref reader, out _),
        AvroKind.Enum => FindSymbol(branch, ref reader) >= 0,
        AvroKind.Fixed => reader.TryGetBytesFromBase64(out var bytes) && bytes.Length == branch.Size,
        _ => true,
    };
}
