using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Decoding;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Decoding;

/// <summary>Decodes events of this project, whose readers the compiler's own run of the generator wrote.</summary>
internal static class Decoded
{
    public const string Channel = "/topic/Test";

    public static T As<T>(string json)
        where T : IStreamingEvent<T> =>
        As<T>(Encoding.UTF8.GetBytes(json));

    public static T As<T>(ReadOnlySpan<byte> json)
        where T : IStreamingEvent<T> =>
        EventDecoder.Decode<T>(Channel, new EventFrame
        {
            Message = json,
            Payload = json,
            ReplayId = 41,
            CreatedDate = "\"2026-05-04T09:12:33.000+0000\""u8,
            Type = "\"created\""u8,
        });

    public static EventDecodeException Refused<T>(string json)
        where T : IStreamingEvent<T> =>
        Assert.Throws<EventDecodeException>(() => As<T>(json));

    /// <summary>Decodes arbitrary bytes: the result is a value or the one exception.</summary>
    /// <returns>True if it was a value.</returns>
    public static bool Try<T>(byte[] json)
        where T : IStreamingEvent<T>
    {
        try
        {
            As<T>(json);
            return true;
        }
        catch (EventDecodeException failure) when (Refusal.IsByTheReader(failure))
        {
            Assert.InRange(failure.Offset, 0, failure.Payload.Length);
            Assert.Equal(41, failure.Metadata.ReplayId);
            return false;
        }
    }
}
