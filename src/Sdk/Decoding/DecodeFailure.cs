using System.Text.Json;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Decoding;

/// <summary>
/// Finds the reason and the position of a failure to read an event. The search runs after the failure, so that readers need no extra state.
/// </summary>
internal static class DecodeFailure
{
    /// <summary>Returns the exception for an event that could not be read as JSON.</summary>
    public static EventDecodeException OfJson(string channel, scoped in EventFrame frame, JsonException cause) => new(
        $"An event of {channel} could not be read as JSON: {cause.Message.TrimEnd('.')}.",
        EventMetadata.From(channel, frame),
        frame.Message.ToArray(),
        cause);

    /// <summary>
    /// Returns the exception for an event that was not read because its message is larger than the limit. The bytes of the message were not
    /// kept.
    /// </summary>
    public static EventDecodeException OfOversize(string channel, long? replayId, long bytes, int limit) => new(
        $"An event of {channel} was not read: its message has {bytes} bytes, more than {nameof(StreamingClientOptions.MaxMessageBytes)} ({limit}) allows.",
        new EventMetadata { Channel = channel, ReplayId = replayId },
        [],
        new JsonException($"The message has {bytes} bytes."));

    public static EventDecodeException Of<T>(
        string channel, scoped in EventFrame frame, ReadOnlySpan<byte> payload, ref Utf8JsonReader reader, Exception cause)
    {
        var json = cause as JsonException;
        // The JSON reader's own exceptions contain a position, which is after the last token. The SDK's exceptions contain none; their
        // position is at the token.
        var isSyntax = json?.BytePositionInLine is not null;
        var offset = isSyntax ? reader.BytesConsumed : reader.TokenStartIndex;
        var member = json is { Path: not null } ? json.Path : MemberPath.At(payload, offset);
        var place = member is null || json?.Path is not null ? "" : $"member {member}: ";
        var message =
            $"An event of {channel} could not be read as {typeof(T).Name}: {place}{cause.Message.TrimEnd('.')} (byte {offset} of its data).";
        return new EventDecodeException(message, EventMetadata.From(channel, frame), payload.ToArray(), cause)
        {
            Member = member,
            Offset = offset,
        };
    }
}
