using System.Text.Json;

namespace TypedStreaming.Publishing;

/// <summary>
/// Reads the outcomes in a response of the REST API. A successful outcome also has an entry in its list of errors: the code
/// <c>OPERATION_ENQUEUED</c>, with the event's id as the message.
/// </summary>
internal static class RestAnswer
{
    private const string Enqueued = "OPERATION_ENQUEUED";

    private static readonly string[] Transient =
    [
        "LIMIT_EXCEEDED", "PLATFORM_EVENT_PUBLISHING_UNAVAILABLE", "REQUEST_LIMIT_EXCEEDED", "SERVER_UNAVAILABLE", "UNABLE_TO_LOCK_ROW",
    ];

    /// <summary>Returns one outcome for each event of the request, or null if the response does not have the expected form.</summary>
    public static IReadOnlyList<PublishResult>? Read(JsonElement response, int count)
    {
        try
        {
            return ReadRecords(response, count);
        }
        catch (InvalidOperationException)
        {
            return null; // A text cannot be decoded, such as half of a surrogate pair.
        }
    }

    private static List<PublishResult>? ReadRecords(JsonElement response, int count)
    {
        var records = response.ValueKind switch
        {
            JsonValueKind.Object when count == 1 => [response],
            JsonValueKind.Array when response.GetArrayLength() == count => response.EnumerateArray().ToArray(),
            _ => [],
        };
        var results = new List<PublishResult>(count);
        foreach (var record in records)
            if (ReadRecord(record) is { } result) results.Add(result);
        return results.Count == count ? results : null;
    }

    /// <summary>Returns the outcome of an event in a request that the server refused as a whole.</summary>
    public static PublishResult OfRefusal(StreamingException refusal) => new()
    {
        Status = PublishStatus.Refused,
        Error = MessageIn(refusal.ServerText) ?? refusal.Message,
        ErrorCode = refusal.ErrorCode,
        IsTransient = refusal.IsTransient || IsTransient(refusal.ErrorCode),
    };

    /// <summary>
    /// Returns the outcome of an event in a request whose token was refused. The refusal does not depend on the event, so the application can publish
    /// the event again. Without an error code, the response probably comes from a proxy.
    /// </summary>
    public static PublishResult OfRefusedToken(StreamingException refusal) => new()
    {
        Status = PublishStatus.NotSent,
        Error = $"The server refused the access token of the request: {(MessageIn(refusal.ServerText) ?? refusal.Message).TrimEnd('.')}. Check that the user is allowed to use the REST API, and that no proxy answers in place of the org. Then publish the event again.",
        ErrorCode = refusal.ErrorCode,
        IsTransient = true,
    };

    private static PublishResult? ReadRecord(JsonElement record)
    {
        if (record.ValueKind != JsonValueKind.Object
            || !record.TryGetProperty("success", out var success)
            || success.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) return null;
        var errors = record.TryGetProperty("errors", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(static error => error.ValueKind == JsonValueKind.Object).ToList()
            : [];
        if (success.ValueKind == JsonValueKind.True)
        {
            var enqueued = errors.FirstOrDefault(static error => Text(error, "statusCode") == Enqueued);
            return new PublishResult { Status = PublishStatus.Published, EventUuid = Guid.TryParse(Text(enqueued, "message"), out var id) ? id : null };
        }

        var code = errors.Select(static error => Text(error, "statusCode")).FirstOrDefault();
        return new PublishResult
        {
            Status = PublishStatus.Refused,
            Error = errors.Count == 0 ? "The server gave no reason." : string.Join("; ", errors.Select(static error => Text(error, "message") ?? Text(error, "statusCode"))),
            ErrorCode = code,
            Fields = [.. errors.SelectMany(FieldsOf)],
            IsTransient = IsTransient(code),
        };
    }

    private static bool IsTransient(string? code) => Transient.Contains(code, StringComparer.Ordinal);

    private static IEnumerable<string> FieldsOf(JsonElement error) =>
        error.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Array
            ? fields.EnumerateArray().Where(static field => field.ValueKind == JsonValueKind.String).Select(static field => field.GetString()!)
            : [];

    /// <summary>
    /// Returns the message in <c>[{"message":"...","errorCode":"..."}]</c>, or null if the response does not have this form or was cut off.
    /// </summary>
    public static string? MessageIn(string? serverText)
    {
        try
        {
            using var json = JsonDocument.Parse(serverText ?? "");
            return json.RootElement.ValueKind == JsonValueKind.Array ? Text(json.RootElement.EnumerateArray().FirstOrDefault(), "message") : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null; // The exception's own message is used.
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
