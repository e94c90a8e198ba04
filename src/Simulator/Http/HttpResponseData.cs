using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Http;

/// <summary>An HTTP response to be written: its status, headers and body.</summary>
internal sealed record HttpResponseData(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    private static readonly JsonSerializerOptions Relaxed =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public IReadOnlyList<string> SetCookies { get; init; } = [];

    /// <summary>
    /// The action that runs when all bytes except the last one have been sent. A client that has received the complete response therefore also sees
    /// the effects of the action.
    /// </summary>
    public Action BeforeLastByte { get; init; } = static () => { };

    public static HttpResponseData Json(ReadOnlyMemory<byte> body) => new(200, "application/json;charset=UTF-8", body);

    public static HttpResponseData Json(JsonNode body) => Json(Encoding.UTF8.GetBytes(body.ToJsonString(Relaxed)));

    /// <summary>The response to a successful request that returns no content.</summary>
    public static HttpResponseData NoContent { get; } = new(204, "", ReadOnlyMemory<byte>.Empty);

    public static HttpResponseData Text(int status, string text) => new(status, "text/plain", Encoding.UTF8.GetBytes(text));
}
