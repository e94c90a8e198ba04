using System.Text.Json;

namespace TypedStreaming.Tool.Output;

/// <summary>
/// Converts SDK messages to tool messages. SDK messages mention SDK options and types, which a user of the tool cannot set. These names are
/// replaced with command-line options.
/// </summary>
internal static class ErrorText
{
    /// <summary>The advice for the user if the org does not accept the start position for a channel.</summary>
    public const string OtherStart = " Use --from earliest or --from latest; if you use --name, also remove the position with 'tse positions reset'.";

    /// <summary>The maximum length of a text from a server.</summary>
    public const int Longest = 1000;

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
        (" (StreamingClientOptions.LoginTimeout). If the source waits for a user, increase this timeout.", "."),
        (" Set EventsOptions.OnInvalidReplay, or choose another start position.", OtherStart),
        (" Set EventsOptions.OnInvalidReplay to specify where to continue.", OtherStart),
        ("give each its own name (EventsOptions.Name)", "give each its own --name"),
        ("give each of them its own name (EventsOptions.Name)", "give each of them its own --name"),
        ("Process events faster, or increase EventsOptions.BufferBytes.", "Read the output faster."),
        ("more than MaxMessageBytes (", "more than the limit ("),
        (") allows.", ")."),
        (" check Endpoint, or ApiVersion and the instance URL of the token.", " check that the address belongs to an org."),
        (" Check that AccessTokens returns a valid token of this org, for a user who is allowed to use the API.", " Check that the token belongs to this org, and that the user has the API Enabled permission."),
        (" Setting ApiVersion avoids this request, but later requests will fail for the same reason.", ""),
        ("Set ApiVersion to avoid the request, or Endpoint for a server that is not a Salesforce org.", "Check that the address belongs to an org, and that no proxy responds in place of the org."),
        (" If the org rotates refresh tokens, store each new refresh token with OnRotated.", ""),
        ("set Audience to https://login.salesforce.com, or to https://test.salesforce.com for a sandbox, or to the URL of the site for an Experience Cloud site.", "for a sandbox, use --sandbox, or specify its My Domain with --login-url."),
        ("Check the user name, Audience and the clock", "Check --username, --login-url and the clock"),
        ("for longer than BusyTimeout (", "for longer than the limit ("),
        (", or increase BusyTimeout", ""),
        ("in ConnectionString, does not exist", "in the connection string, does not exist"),
        ("the script of PostgreSqlSchema.Script", "the script that creates the tables"),
        (" or in PushTopicDefinition.Query;", ";"),
        ("so nothing was changed. To change it, set allowProduction to true.", "so nothing was changed. If you intend to change it, add --production."),
        ("LoginUrl", "--login-url"),
        ("ClientCredentialsFlow", "--flow client-credentials"),
        ("JwtBearerFlow", "--flow jwt"),
        ("PasswordFlow", "--flow password"),
        ("RefreshTokenFlow", "--flow refresh-token"),
    ];

    /// <summary>Returns the message of an exception, with SDK terms replaced with the tool's terms.</summary>
    public static string Of(Exception failure)
    {
        var message = failure.Message;
        if (failure is StreamingException { ServerText: { } said } && message.Contains(Pointer, StringComparison.Ordinal))
            message = message.Replace(Pointer, said.Length == 0 ? "" : $" The server says: {MessageIn(said)}.", StringComparison.Ordinal);
        return Of(message);
    }

    /// <summary>Returns an SDK message, with SDK terms replaced with the tool's terms.</summary>
    public static string Of(string message)
    {
        foreach (var (sdk, tool) in Words) message = message.Replace(sdk, tool, StringComparison.Ordinal);
        return message.Replace(Pointer, "", StringComparison.Ordinal);
    }

    /// <summary>Shortens text from a server, because such text can be as long as a web page.</summary>
    public static string Limited(string text, int longest = Longest) =>
        text.Length <= longest ? text : text[..Cut(text, longest)] + "...";

    // A character that consists of two parts is not split.
    private static int Cut(string text, int length) => char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;

    /// <summary>
    /// Returns the message from <c>[{"message":"..."}]</c>, which is the error format of the REST API. For any other text, returns the whole text.
    /// </summary>
    private static string MessageIn(string serverText)
    {
        try
        {
            using var json = ForeignJson.ParseForDisplay(serverText);
            var entry = json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement.EnumerateArray().FirstOrDefault() : json.RootElement;
            if (entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String)
                return Limited(message.GetString()!).TrimEnd('.');
        }
        catch (JsonException)
        {
            // The text is not JSON, or was cut off.
        }

        return Limited(serverText).TrimEnd('.');
    }
}
