using System.Buffers;
using System.Text.Json;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Decoding;

/// <summary>Reads one event from its data with the generated reader for its type.</summary>
internal static class EventDecoder
{
    /// <summary>
    /// The JSON options that limit the depth of nesting. Salesforce never exceeds this limit. Without it, a hostile event could crash the process
    /// with a stack overflow.
    /// </summary>
    internal static readonly JsonReaderOptions Options = new() { MaxDepth = 64 };

    /// <exception cref="EventDecodeException">The data does not match the type. Wrong bytes cause no other exception.</exception>
    public static T Decode<T>(string channel, scoped in EventFrame frame)
        where T : IStreamingEvent<T>
    {
        var reader = new Utf8JsonReader(frame.Payload, Options);
        try
        {
            ReadFirst(ref reader, frame.Payload);
            if (T.Descriptor.Kind == EventKind.ChangeEvent && ChangeEventHeaderReader.IsGap(frame.ChangeHeader))
                throw ChangeEventHeaderReader.Gap();
            return IsJsonText<T>(ref reader)
                ? DecodeText<T>(channel, frame, ref reader)
                : T.Read(ref reader, new EventContext(channel, frame));
        }
        catch (Exception failure) when (IsAboutTheData(failure))
        {
            throw DecodeFailure.Of<T>(channel, frame, frame.Payload, ref reader, failure);
        }
    }

    private static void ReadFirst(ref Utf8JsonReader reader, ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty) throw new JsonException("expected data, but the event contains none");
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) throw new JsonException("expected data, found null");
    }

    private static void ReadFirstOfText(ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        try
        {
            ReadFirst(ref reader, text);
        }
        catch (JsonException failure) when (reader.BytesConsumed == 0)
        {
            var hint = "if the payload is plain text, set Payload = PayloadFormat.Text in the attribute of the type";
            throw new JsonException($"expected JSON in the string, found \"{TokenText.Cut(text)}\"; {hint}", failure);
        }
    }

    private static bool IsJsonText<T>(ref Utf8JsonReader reader)
        where T : IStreamingEvent<T> =>
        reader.TokenType == JsonTokenType.String
        && T.Descriptor is { Kind: EventKind.Generic, Payload: PayloadFormat.Json };

    /// <summary>Reads JSON that arrived as a string, which is the form in which Salesforce delivers JSON from publishers.</summary>
    private static T DecodeText<T>(string channel, scoped in EventFrame frame, scoped ref Utf8JsonReader reader)
        where T : IStreamingEvent<T>
    {
        var rented = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            return DecodeWhole<T>(channel, frame, rented.AsSpan(0, reader.CopyString(rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static T DecodeWhole<T>(string channel, scoped in EventFrame frame, ReadOnlySpan<byte> text)
        where T : IStreamingEvent<T>
    {
        var reader = new Utf8JsonReader(text, Options);
        try
        {
            ReadFirstOfText(ref reader, text);
            var value = T.Read(ref reader, new EventContext(channel, frame));
            reader.Read(); // Throws if something follows the value.
            return value;
        }
        catch (Exception failure) when (IsAboutTheData(failure))
        {
            throw DecodeFailure.Of<T>(channel, frame, text, ref reader, failure);
        }
    }

    // A constructor or a set accessor of the program may throw any exception. The exception concerns this event only, not the session.
    private static bool IsAboutTheData(Exception failure) => failure is not (EventDecodeException or OutOfMemoryException);
}
