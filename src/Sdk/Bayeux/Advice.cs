using System.Text.Json;

namespace TypedStreaming.Bayeux;

/// <summary>
/// The server's advice on the client's next step. New advice replaces the previous advice completely. If a reply contains no advice, the previous
/// advice remains valid (Bayeux 1.0; Salesforce sends advice in the first connect reply only).
/// </summary>
internal sealed record Advice
{
    /// <summary>The longest interval or timeout that is accepted. A longer value is treated as a server defect.</summary>
    private const long LongestMilliseconds = 24 * 60 * 60 * 1000;

    public static Advice None { get; } = new();

    public ReconnectAdvice Reconnect { get; init; }

    /// <summary>The time to wait before the next connect request. It is negative if the server does not want another connect request.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>The maximum time for which the server can delay the response to a connect request.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Reads the advice at the current position of the reader; members with unknown names or wrong types are ignored.</summary>
    public static Advice? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        var advice = None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) advice = ReadMember(advice, ref reader);
        return advice;
    }

    private static Advice ReadMember(Advice advice, ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("reconnect"u8)) return advice with { Reconnect = ReadReconnect(ref reader) };
        if (reader.ValueTextEquals("interval"u8)) return advice with { Interval = ReadMilliseconds(ref reader) };
        if (reader.ValueTextEquals("timeout"u8)) return advice with { Timeout = ReadMilliseconds(ref reader) };
        reader.Read();
        reader.Skip();
        return advice;
    }

    private static ReconnectAdvice ReadReconnect(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return ReconnectAdvice.Unspecified;
        }

        return reader.ValueTextEquals("retry"u8) ? ReconnectAdvice.Retry
            : reader.ValueTextEquals("handshake"u8) ? ReconnectAdvice.Handshake
            : reader.ValueTextEquals("none"u8) ? ReconnectAdvice.None
            : ReconnectAdvice.Unspecified;
    }

    private static TimeSpan? ReadMilliseconds(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var milliseconds))
            return TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, -1, LongestMilliseconds));
        reader.Skip();
        return null;
    }
}
