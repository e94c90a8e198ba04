using System.Text.Json;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Login;

/// <summary>
/// An access token that was read as plain text or from the output of the Salesforce CLI. The org's address is included if the output contains
/// it.
/// </summary>
internal sealed class CliToken
{
    private const string Command = "sf org auth show-access-token --target-org ORG --json";
    private const string Redacted = "[REDACTED]";

    private readonly string _token;

    private CliToken(string token, string? instanceUrl) => (_token, InstanceUrl) = (token, instanceUrl);

    public string? InstanceUrl { get; }

    /// <param name="text">The token, or JSON of the Salesforce CLI.</param>
    /// <param name="option">The option or the variable that gave the text, for messages.</param>
    public static CliToken Parse(string text, string option)
    {
        if (text.StartsWith(Redacted, StringComparison.Ordinal)) throw IsRedacted(option);
        if (text.StartsWith('{')) return ParseJson(text, option);
        return text.Any(char.IsWhiteSpace) || text.Any(char.IsControl)
            ? throw new ToolException($"{option}: this is not an access token. Use the token alone, or the output of '{Command}'.")
            : new CliToken(text, null);
    }

    public string Reveal() => _token;

    /// <summary>Returns a placeholder, so that the token is not shown.</summary>
    public override string ToString() => "(secret)";

    private static CliToken ParseJson(string text, string option)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var result = json.RootElement.TryGetProperty("result", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : json.RootElement;
            var token = TextIn(result, "accessToken") ?? throw new ToolException($"{option}: the JSON contains no accessToken. Use the output of '{Command}'.");
            return token.StartsWith(Redacted, StringComparison.Ordinal) ? throw IsRedacted(option) : new CliToken(token, TextIn(result, "instanceUrl"));
        }
        catch (JsonException)
        {
            throw new ToolException($"{option}: the text looks like JSON, but is not valid JSON. Use the complete output of '{Command}'.");
        }
    }

    private static string? TextIn(JsonElement element, string name) =>
        ForeignJson.Decoded(() => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null);

    private static ToolException IsRedacted(string option) =>
        new($"{option}: this is the output of 'sf org display', which has not contained the token since May 2026. Use the output of '{Command}'.");
}
