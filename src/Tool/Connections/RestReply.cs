using System.Text.Json;

namespace TypedStreaming.Tool.Connections;

/// <summary>A response of the org's REST API.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Json">The body, or null if it is not JSON.</param>
internal sealed record RestReply(int Status, JsonElement? Json)
{
    public bool IsOk => Status is >= 200 and < 300;

    /// <summary>Salesforce's error code, or null if there is none.</summary>
    public string? ErrorCode => Json is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 ? TextIn(list[0], "errorCode") : null;

    /// <summary>The status and the error code, for messages.</summary>
    public string Words => ErrorCode is { } code ? $"HTTP {Status} {code}" : $"HTTP {Status}";

    /// <summary>Returns a text member, or null if there is none, or if it contains half of a surrogate pair.</summary>
    public static string? TextIn(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String) return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // The text cannot be decoded.
        }
    }

    public static long? NumberIn(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    /// <summary>The records of a query result.</summary>
    public IEnumerable<JsonElement> Records =>
        Json is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("records", out var records) && records.ValueKind == JsonValueKind.Array ? records.EnumerateArray() : [];

    /// <summary>Returns the text of the given field in each record of a query result.</summary>
    public IEnumerable<string> Column(string name) => Records.Select(record => TextIn(record, name)).OfType<string>();
}
