using System.Text;
using System.Text.Json;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Simulate.Sources;

/// <summary>Parses JSON, and records the line of each value for error messages.</summary>
internal sealed class SourceReader
{
    private readonly SourceText _source;
    private readonly LineCounter _lines = new();

    private SourceReader(SourceText source) => _source = source;

    /// <summary>Parses the JSON in a file.</summary>
    /// <exception cref="ToolException">The file cannot be read, or is not valid JSON.</exception>
    public static async Task<SourceNode> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return Read(path, await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ToolException($"{path} cannot be read: {e.Message} Specify the path of a JSON file.");
        }
    }

    /// <summary>Parses JSON from memory.</summary>
    /// <param name="name">The name of the file, or null for the body of a request.</param>
    /// <param name="bytes">The text in UTF-8.</param>
    /// <exception cref="ToolException">The text is not valid JSON.</exception>
    public static SourceNode Read(string? name, ReadOnlyMemory<byte> bytes)
    {
        var source = new SourceText(name, bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
        try
        {
            var json = new Utf8JsonReader(source.Bytes.Span);
            json.Read();
            var root = new SourceReader(source).Node(ref json, "");
            json.Read();
            return root;
        }
        catch (JsonException e)
        {
            throw SourceError.Of(name, (int)(e.LineNumber ?? 0) + 1, "", "the text is not valid JSON. Check the commas, quotation marks and brackets.");
        }
    }

    private SourceNode Node(ref Utf8JsonReader json, string key)
    {
        var start = (int)json.TokenStartIndex;
        var line = LineAt(start);
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = Members(ref json, key);
                return new SourceNode(_source, line, key, JsonValueKind.Object, start..(int)json.BytesConsumed) { Members = members };
            case JsonTokenType.StartArray:
                var items = new List<SourceNode>();
                while (json.Read() && json.TokenType != JsonTokenType.EndArray) items.Add(Node(ref json, $"{key}[{items.Count}]"));
                return new SourceNode(_source, line, key, JsonValueKind.Array, start..(int)json.BytesConsumed) { Items = items };
            case JsonTokenType.String when ForeignJson.TextAt(ref json) is null:
                throw Undecodable(line, key);
            default:
                return new SourceNode(_source, line, key, KindOf(json.TokenType), start..(int)json.BytesConsumed);
        }
    }

    private Dictionary<string, SourceNode> Members(ref Utf8JsonReader json, string key)
    {
        var members = new Dictionary<string, SourceNode>(StringComparer.Ordinal);
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            if (ForeignJson.TextAt(ref json) is not { } name) throw Undecodable(LineAt((int)json.TokenStartIndex), key);
            json.Read();
            var member = Node(ref json, SourceNode.KeyOf(key, name));
            if (!members.TryAdd(name, member)) throw member.Wrong("the object contains this key twice. Remove one of the two.");
        }

        return members;
    }

    private ToolException Undecodable(int line, string key) => SourceError.Of(_source.Name, line, key, ForeignJson.NotUnicode + ".");

    private int LineAt(int position) => _lines.At(_source.Bytes.Span, position);

    private static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };
}
