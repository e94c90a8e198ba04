using System.Text.Json;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Decoding;

/// <summary>Calls an emitted reader over the data of one frame.</summary>
internal static class EventDecoder
{
    /// <exception cref="EventDecodeException">The data does not fit the type.</exception>
    public static T Decode<T>(string channel, scoped in EventFrame frame)
        where T : IStreamingEvent<T>
    {
        var reader = new Utf8JsonReader(frame.Payload);
        reader.Read();
        return T.Read(ref reader, new EventContext(channel, frame));
    }
}
