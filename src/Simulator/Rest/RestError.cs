using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Http;

namespace TypedStreaming.Simulator.Rest;

/// <summary>The errors of the REST API. Each error is sent as an array with one element.</summary>
internal static class RestError
{
    public static HttpAnswer NotFound { get; } = HttpAnswer.Json(
        """[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]"""u8.ToArray()) with
        {
            Status = 404,
        };

    public static HttpAnswer InvalidSession { get; } =
        Answer(401, "INVALID_SESSION_ID", "Session expired or invalid");

    public static HttpAnswer Answer(int status, string errorCode, string message) =>
        HttpAnswer.Json(new JsonArray(new JsonObject { ["message"] = message, ["errorCode"] = errorCode })) with
        {
            Status = status,
        };
}
