using System.Collections.ObjectModel;
using System.Text;
using System.Text.Unicode;
using RabbitMQ.Client;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>Converts the attributes of a message to AMQP headers, in the form that CloudEvents defines, and back.</summary>
internal static class MessageHeaders
{
    public const int MaxCount = 64;
    public const int MaxBytes = 64 * 1024;

    private const string Prefix = "cloudEvents_";

    /// <summary>The maximum length of a short string in AMQP, in bytes.</summary>
    private const int LongestShortText = 255;

    private static readonly IDictionary<string, object?> None = ReadOnlyDictionary<string, object?>.Empty;

    /// <exception cref="ArgumentException">The message has too many or too long attributes.</exception>
    public static BasicProperties Write(RelayMessage message)
    {
        var headers = new Dictionary<string, object?>(message.Attributes.Count, StringComparer.Ordinal);
        var size = 0;
        foreach (var (name, value) in message.Attributes)
        {
            headers.Add(Prefix + name, value);
            size += SizeOf(name, value);
            if (Encoding.UTF8.GetByteCount(name) > LongestShortText - Prefix.Length) throw TooLarge("the name of an attribute is longer than 243 bytes");
        }

        if (headers.Count > MaxCount) throw TooLarge($"the message has {headers.Count} attributes, but only {MaxCount} are allowed");
        if (size > MaxBytes) throw TooLarge($"the attributes of the message have {size} bytes, but only {MaxBytes} are allowed");
        var properties = new BasicProperties { Headers = headers };
        if (IsShort(message.ContentType)) properties.ContentType = message.ContentType;
        if (message.Attributes.TryGetValue(RelayAttributes.Id, out var id) && IsShort(id)) properties.MessageId = id;
        return properties;
    }

    /// <summary>Reads the attributes of a message from its headers. Headers that exceed the limits or are not strings are ignored.</summary>
    public static IReadOnlyDictionary<string, string> Read(IReadOnlyBasicProperties properties)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        var size = 0;
        foreach (var (name, value) in properties.Headers ?? None)
        {
            if (!name.StartsWith(Prefix, StringComparison.Ordinal) || value is not byte[] bytes || !Utf8.IsValid(bytes)) continue;
            if (attributes.Count == MaxCount) break;
            if (size + name.Length + bytes.Length > MaxBytes) continue;
            size += name.Length + bytes.Length;
            attributes[name[Prefix.Length..]] = Encoding.UTF8.GetString(bytes);
        }

        return attributes;
    }

    private static int SizeOf(string name, string value) => Prefix.Length + Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value);

    private static bool IsShort(string text) => Encoding.UTF8.GetByteCount(text) <= LongestShortText;

    private static ArgumentException TooLarge(string defect) => new($"The message cannot be published: {defect}.");
}
