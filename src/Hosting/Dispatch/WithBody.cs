using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// An event together with its data as it was received, for dead letters. The type is used only for handlers that store dead letters, because copying
/// the data takes time.
/// </summary>
internal readonly struct WithBody<TEvent> : IStreamingEvent<WithBody<TEvent>>
    where TEvent : IStreamingEvent<TEvent>
{
    private WithBody(TEvent @event, byte[] body) => (Event, Body) = (@event, body);

    public TEvent Event { get; }

    public ReadOnlyMemory<byte> Body { get; }

    static EventDescriptor IStreamingEvent<WithBody<TEvent>>.Descriptor => TEvent.Descriptor;

    static WithBody<TEvent> IStreamingEvent<WithBody<TEvent>>.Read(ref Utf8JsonReader reader, scoped in EventContext context)
    {
        var start = reader;
        var value = TEvent.Read(ref reader, context);
        return new WithBody<TEvent>(value, Between(start, reader));
    }

    /// <summary>
    /// Copies the bytes of the JSON value between two positions of the reader. If the bytes are not contiguous in memory, the value is parsed a
    /// second time to find them.
    /// </summary>
    private static byte[] Between(Utf8JsonReader start, Utf8JsonReader end)
    {
        var length = (int)(end.BytesConsumed - start.TokenStartIndex);
        if (IsOneSpan(start, end, length)) return MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetReference(start.ValueSpan), length).ToArray();
        using var document = JsonDocument.ParseValue(ref start);
        return JsonMarshal.GetRawUtf8Value(document.RootElement).ToArray();
    }

    /// <summary>Returns true if all bytes of a JSON object or array, whose length is given, are contiguous in memory.</summary>
    private static bool IsOneSpan(Utf8JsonReader start, Utf8JsonReader end, int length) =>
        start is { HasValueSequence: false, TokenType: JsonTokenType.StartObject or JsonTokenType.StartArray }
        && end is { HasValueSequence: false, TokenType: JsonTokenType.EndObject or JsonTokenType.EndArray }
        && Unsafe.AreSame(
            ref Unsafe.Add(ref MemoryMarshal.GetReference(start.ValueSpan), length - 1), ref MemoryMarshal.GetReference(end.ValueSpan));
}
