using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Faults;

/// <summary>Parses JSON text that a test passes to a fault.</summary>
internal static class FaultJson
{
    /// <exception cref="ArgumentException">The text is not JSON, or is null.</exception>
    public static JsonNode Parse(string text, string parameter)
    {
        ArgumentNullException.ThrowIfNull(text, parameter);
        try
        {
            return JsonNode.Parse(text) ?? throw new ArgumentException("The JSON text is the value null: pass an object or an array.", parameter);
        }
        catch (JsonException error)
        {
            throw new ArgumentException($"'{text}' is not JSON: {error.Message}", parameter, error);
        }
    }
}
