using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedStreaming;

/// <summary>
/// What emitted readers call. Every method takes a reader that stands on the value, leaves it on the value's last token,
/// and throws <see cref="JsonException"/> if the value does not fit. Programs have no need of it.
/// </summary>
/// <remarks>
/// Text that is not valid Unicode makes the JSON reader throw <see cref="InvalidOperationException"/>. It goes through: a
/// handler here would cost each text a few nanoseconds, and whoever reads the event has one handler for all.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class EventJson
{
    private const int StackBytes = 256;

    /// <summary>Makes sure that the reader stands on the start of an object.</summary>
    /// <param name="reader">The reader.</param>
    public static void ExpectObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw Unexpected(ref reader, "an object");
    }

    /// <summary>Makes sure that the reader stands on a string.</summary>
    /// <param name="reader">The reader.</param>
    public static void ExpectString(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String) throw Unexpected(ref reader, "a string");
    }

    /// <summary>Looks up the name or string under the reader when it is escaped or lies in several pieces.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="lookup">The lookup that the plain form goes through as well.</param>
    /// <returns>The number, or -1 for an unknown name.</returns>
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
