using System.Text.Json;

namespace TypedStreaming.Interop.Tests.Wire;

/// <summary>A request that came through a <see cref="Proxy"/>, and what became of its response.</summary>
internal sealed class ProxiedExchange(int number, string requestBody)
{
    /// <summary>Its place in the order of arrival.</summary>
    public int Number { get; } = number;

    public string RequestBody { get; } = requestBody;

    /// <summary>The server's response, also where the client never saw it; null while there is none.</summary>
    public string? ResponseBody { get; set; }

    public ExchangeEnd? End { get; set; }

    /// <summary>The channel of the request's first message.</summary>
    public string Channel => FirstMessage(RequestBody).GetProperty("channel").GetString()!;

    /// <summary>The client id that the request carries, or null before there is one.</summary>
    public string? ClientId => FirstMessage(RequestBody).TryGetProperty("clientId", out var id) ? id.GetString() : null;

    /// <summary>Returns true if the response of the server contains an event of a channel.</summary>
    public bool Carries(string channel) =>
        ResponseBody is { } body && JsonElement.Parse(body).EnumerateArray().Any(message =>
            message.GetProperty("channel").ValueEquals(channel));

    private static JsonElement FirstMessage(string body) => JsonElement.Parse(body)[0];
}
