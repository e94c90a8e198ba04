using System.Text.Json;

namespace TypedStreaming.Tool.Output;

/// <summary>
/// Converts messages of the SDK to messages of the tool. The SDK mentions its own options and types, which a user of the tool does not have.
/// They are replaced with options of the command line.
/// </summary>
internal static class ErrorText
{
    /// <summary>The advice to the user if an org does not accept the start position for a channel.</summary>
    public const string OtherStart = " Use --from earliest or --from latest; if you use --name, also remove the position with 'tse positions reset'.";

    private const int Longest = 1000;
    private const string Pointer = " See ServerText for the server's error text.";

    private static readonly (string Sdk, string Tool)[] Words =
    [
        ("set PubSubClientOptions.Endpoint to PubSubEndpoint.GlobalPort443", "use port 443 (--pubsub-endpoint global-443)"),
        ("PubSubClientOptions.Endpoint", "--pubsub-endpoint"),
        ("and a StaticToken cannot get a new one. Use a login flow such as RefreshTokenFlow, or create a client with a new token.", "and tse cannot renew it. Get a new token, or use another --flow."),
        ("but AccessTokens did not return it. Use a login flow, or pass all three arguments to the constructor of AccessToken.", "but the login did not report it. Use another --flow."),
        ("Use a login flow, or set AccessToken.UserId.", "Use another --flow."),
        (" (RecoveryTimeout)", ""),
        (" (SilenceTimeout)", ""),
        (" (RequestTimeout)", ""),
        (" (StreamingClientOptions.LoginTimeout)", ""),
        (" Set EventsOptions.OnInvalidReplay, or choose another start position.", OtherStart),
        (" Set EventsOptions.OnInvalidReplay to specify where to continue.", OtherStart),
        ("give each its own name (EventsOptions.Name)", "give each its own --name"),
    ];

    /// <summary>Returns the message of an exception with the terms of the tool.</summary>
    public static string Of(Exception failure)
    {
        var message = failure.Message;
        if (failure is StreamingException { ServerText: { } said } && message.Contains(Pointer, StringComparison.Ordinal))
            message = message.Replace(Pointer, said.Length == 0 ? "" : $" The server says: {MessageIn(said)}.", StringComparison.Ordinal);
        return Of(message);
    }

    /// <summary>Returns a message of the SDK with the terms of the tool.</summary>
    public static string Of(string message)
    {
        foreach (var (sdk, tool) in Words) message = message.Replace(sdk, tool, StringComparison.Ordinal);
        return message.Replace(Pointer, "", StringComparison.Ordinal);
    }

    /// <summary>Shortens a text that a server sent, because it can be as long as a web page.</summary>
    public static string Limited(string text) => text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "...";

    /// <summary>Returns the message from <c>[{"message":"..."}]</c>, which is the form of the REST API; otherwise, the whole text.</summary>
    private static string MessageIn(string serverText)
    {
        try
        {
            using var json = JsonDocument.Parse(serverText);
            var entry = json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement.EnumerateArray().FirstOrDefault() : json.RootElement;
            if (entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String)
                return Limited(message.GetString()!).TrimEnd('.');
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The text is not JSON, or was cut off.
        }

        return Limited(serverText).TrimEnd('.');
    }
}
