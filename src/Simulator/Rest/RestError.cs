using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Errors;
using TypedStreaming.Simulator.Http;

namespace TypedStreaming.Simulator.Rest;

/// <summary>The errors of the REST API. Each error is sent as an array with one element.</summary>
internal static class RestError
{
    public static HttpResponseData NotFound { get; } = HttpResponseData.Json(
        """[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]"""u8.ToArray()) with
        {
            Status = 404,
        };

    public static HttpResponseData InvalidSession { get; } =
        Answer(401, "INVALID_SESSION_ID", "Session expired or invalid");

    public static HttpResponseData Answer(OrgErrorException error)
    {
        if (error.Status == NotFound.Status && error.Code == "NOT_FOUND") return NotFound;
        var json = new JsonObject { ["message"] = error.Message, ["errorCode"] = error.Code };
        if (error.Fields is { } fields) json["fields"] = new JsonArray([.. fields.Select(static field => JsonValue.Create(field))]);
        return HttpResponseData.Json(new JsonArray(json)) with { Status = error.Status };
    }

    public static HttpResponseData MethodNotAllowed(IncomingRequest request, string allowed) =>
        Answer(405, "METHOD_NOT_ALLOWED", $"HTTP Method '{request.Method}' not allowed. Allowed are {allowed}");

    public static HttpResponseData Answer(int status, string errorCode, string message) =>
        HttpResponseData.Json(new JsonArray(new JsonObject { ["message"] = message, ["errorCode"] = errorCode })) with
        {
            Status = status,
        };
}
