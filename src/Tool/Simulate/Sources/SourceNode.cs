using System.Text.Json;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Simulate.Sources;

/// <summary>A JSON value with its position in a file.</summary>
internal sealed class SourceNode(SourceText source, int line, string key, JsonValueKind kind, Range bytes)
{
    /// <summary>The members of an object; null if the value is not an object.</summary>
    public Dictionary<string, SourceNode>? Members { get; init; }

    /// <summary>The items of an array; null if the value is not an array.</summary>
    public List<SourceNode>? Items { get; init; }

    public JsonValueKind Kind => kind;

    /// <summary>The JSON value.</summary>
    public JsonElement Value
    {
        get
        {
            using var document = JsonDocument.Parse(source.Bytes[bytes]);
            return document.RootElement.Clone();
        }
    }

    /// <summary>Returns an exception for this value. The message contains the position of the value.</summary>
    /// <param name="problem">The problem, and what to write instead.</param>
    public ToolException Wrong(string problem) => SourceError.Of(source.Name, line, key, problem);

    /// <summary>Returns an exception for a member of this object. The message contains the position of the member.</summary>
    public ToolException WrongMember(string name, string problem) =>
        Members?.GetValueOrDefault(name) is { } member ? member.Wrong(problem) : SourceError.Of(source.Name, line, KeyOf(key, name), problem);

    public static string KeyOf(string parent, string name) => parent.Length == 0 ? name : $"{parent}.{name}";
}
