using System.Text.Json;
using TypedStreaming.Tool.Output;

namespace TypedStreaming.Tool.Connections;

/// <summary>A response from the org's REST API.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Json">The body, or null if it is not JSON.</param>
internal sealed record RestReply(int Status, JsonElement? Json)
{
    public bool IsOk => Status is >= 200 and < 300;

    /// <summary>Salesforce's error code, or null if there is none.</summary>
    public string? ErrorCode => Json is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 ? TextIn(list[0], "errorCode") : null;

    /// <summary>The media type of the body, or null if the response has none.</summary>
    public string? MediaType { get; init; }

    /// <summary>True if the body is empty.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>The host to which the response redirects, or null if the response is not a redirect to another address.</summary>
    public string? RedirectHost { get; init; }

    /// <summary>
    /// True if the user does not have permission for the request. For a query, the response may instead report that the object is unknown.
    /// </summary>
    public bool IsForbidden => Status == 403 || ErrorCode is "INVALID_TYPE" or "INSUFFICIENT_ACCESS" or "INSUFFICIENT_ACCESS_OR_READONLY";

    /// <summary>
    /// A short description of the response for messages: the HTTP status with the error code, or with the kind of content if the body is not the
    /// expected JSON.
    /// </summary>
    public string Words => ErrorCode is { } code ? $"HTTP {Status} {code}" : $"HTTP {Status}{Kind}";

    private string Kind => Json?.ValueKind switch
    {
        _ when RedirectHost is { } host => $", a redirect to {host}",
        null when MediaType is "text/html" => " with an HTML page",
        _ when Status >= 400 => "",
        _ when IsEmpty => " without a body",
        JsonValueKind.Object => "",
        JsonValueKind.Array => " with a list",
        JsonValueKind.Null => " with null",
        not null => " with a single value",
        null when MediaType is "application/json" => " with incomplete or invalid JSON",
        null => " without JSON",
    };

    /// <summary>Returns the advice for an unexpected response.</summary>
    /// <param name="permission">What to do if the user has no permission.</param>
    public string Remedy(string permission) => this switch
    {
        { IsForbidden: true } => permission,
        { Status: >= 200 and < 400 } => "Check that the address belongs to an org, and that no proxy responds in place of the org",
        _ => "Try again later, or check the status of the instance at status.salesforce.com",
    };

    /// <summary>Returns the value of a member, or null if the member is missing, is not a string, or contains an unpaired surrogate.</summary>
    public static string? TextIn(JsonElement element, string name) => ForeignJson.Decoded(() =>
        ForeignJson.MemberIn(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null);

    public static long? NumberIn(JsonElement element, string name) =>
        ForeignJson.MemberIn(element, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    /// <summary>Returns the items of a list in the body, or null if the body has no such list.</summary>
    public IEnumerable<JsonElement>? ListIn(string name) =>
        Json is { } body && ForeignJson.MemberIn(body, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : null;

    /// <summary>The records of a query result.</summary>
    public IEnumerable<JsonElement> Records => ListIn("records") ?? [];

    /// <summary>Returns the string values of the given field in the records of a query result.</summary>
    public IEnumerable<string> Column(string name) => Records.Select(record => TextIn(record, name)).OfType<string>();
}
