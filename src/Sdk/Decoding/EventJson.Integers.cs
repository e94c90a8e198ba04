using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TypedStreaming.Decoding;

namespace TypedStreaming;

/// <remarks>
/// Salesforce keeps its numbers as doubles, so a whole number may arrive as <c>17</c>, <c>17.0</c> or <c>1.7E1</c>. All three are accepted;
/// <c>17.5</c> is refused, not rounded.
/// </remarks>
public static partial class EventJson
{
    /// <summary>Reads an integer.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    public static sbyte ReadSByte(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetSByte(out var value)
            ? value
            : (sbyte)WholeNumber(ref reader, sbyte.MinValue, sbyte.MaxValue);

    /// <inheritdoc cref="ReadSByte"/>
    public static byte ReadByte(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetByte(out var value)
            ? value
            : (byte)WholeNumber(ref reader, byte.MinValue, byte.MaxValue);

    /// <inheritdoc cref="ReadSByte"/>
    public static short ReadInt16(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt16(out var value)
            ? value
            : (short)WholeNumber(ref reader, short.MinValue, short.MaxValue);

    /// <inheritdoc cref="ReadSByte"/>
    public static ushort ReadUInt16(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetUInt16(out var value)
            ? value
            : (ushort)WholeNumber(ref reader, ushort.MinValue, ushort.MaxValue);

    /// <inheritdoc cref="ReadSByte"/>
    public static int ReadInt32(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var value)
            ? value
            : (int)WholeNumber(ref reader, int.MinValue, int.MaxValue);

    /// <inheritdoc cref="ReadSByte"/>
    public static uint ReadUInt32(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetUInt32(out var value)
            ? value
            : (uint)WholeNumber(ref reader, uint.MinValue, uint.MaxValue);

    /// <inheritdoc cref="ReadSByte"/>
    public static long ReadInt64(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value)
            ? value
            : (long)WholeNumber(ref reader, long.MinValue, long.MaxValue);

    /// <inheritdoc cref="ReadSByte"/>
    public static ulong ReadUInt64(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetUInt64(out var value)
            ? value
            : (ulong)WholeNumber(ref reader, ulong.MinValue, ulong.MaxValue);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static decimal WholeNumber(ref Utf8JsonReader reader, decimal smallest, decimal largest)
    {
        if (reader.TokenType != JsonTokenType.Number) throw Unexpected(ref reader, "a whole number");
        if (!reader.TryGetDecimal(out var value) || value < smallest || value > largest)
            throw Unexpected(ref reader, $"a whole number from {smallest} to {largest}");
        // A decimal has 28 digits, so only the text shows a smaller fraction.
        return decimal.Truncate(value) == value && WrittenNumber.IsWhole(RawNumber(ref reader))
            ? value
            : throw Unexpected(ref reader, "a whole number");
    }

    private static ReadOnlySpan<byte> RawNumber(ref Utf8JsonReader reader) =>
        reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
}
