using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedStreaming;

/// <summary>
/// Reads values for generated readers. Each method takes a reader at the first token of the value, and leaves the reader at the last token. If the
/// value does not match, the method throws <see cref="JsonException"/>. Your code does not need this class.
/// </summary>
/// <remarks>
/// Text that is not valid Unicode makes the JSON reader throw <see cref="InvalidOperationException"/>. This class does not catch that
/// exception, because a handler here would cost each text a few nanoseconds, and the reader of the event has one handler for all texts.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class EventJson
{
    private const int StackBytes = 256;

    /// <summary>Checks that the reader is at the start of an object.</summary>
    /// <param name="reader">The reader.</param>
    public static void ExpectObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw Unexpected(ref reader, "an object");
    }

    /// <summary>Checks that the reader is at a string.</summary>
    /// <param name="reader">The reader.</param>
    public static void ExpectString(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String) throw Unexpected(ref reader, "a string");
    }

    /// <summary>
    /// Looks up the name or string at the reader's position, and returns its index. This method is used if the text contains escape sequences, or is
    /// split across several buffers.
    /// </summary>
    /// <param name="reader">The reader.</param>
    /// <param name="lookup">The lookup that is also used for names without escapes.</param>
    /// <returns>The index of the name, or -1 for an unknown name.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int FindEscaped(ref Utf8JsonReader reader, NameLookup lookup)
    {
        ArgumentNullException.ThrowIfNull(lookup);
        var length = RawLength(ref reader);
        if (length <= StackBytes) return Find(ref reader, lookup, stackalloc byte[StackBytes]);

        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            return Find(ref reader, lookup, rented);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static int Find(ref Utf8JsonReader reader, NameLookup lookup, scoped Span<byte> buffer) =>
        lookup(buffer[..reader.CopyString(buffer)]);

    private static int RawLength(ref Utf8JsonReader reader) =>
        reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length;
}
