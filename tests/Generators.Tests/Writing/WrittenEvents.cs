using System.Buffers;
using System.Text;
using System.Text.Json;

namespace TypedStreaming.Generators.Tests.Writing;

internal static class WrittenEvents
{
    /// <summary>Writes an event with its emitted writer.</summary>
    public static string Json<T>(T value)
        where T : IPublishableEvent<T>
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) T.Write(writer, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
