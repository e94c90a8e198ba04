using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Http;

namespace TypedStreaming.Simulator.Rest;

/// <summary>Reads the bodies of REST requests.</summary>
internal static class RestBody
{
    /// <summary>Returns the object in a body, or null if the body is not a JSON object, or contains a string that is not valid Unicode.</summary>
    public static JsonObject? Read(ReadOnlyMemory<byte> body) => JsonBody.Parse(body.Span) as JsonObject;
}
