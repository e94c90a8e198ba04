using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Publish;

/// <summary>
/// Reads the events to publish: from the command line, a file or the standard input. All events are read and checked before the first event is
/// published.
/// </summary>
internal static class EventInput
{
    private const int LargestInput = 64 * 1024 * 1024;
    private const string Example = "{\"Printer_Model__c\":\"XZO-5\"}";

    public static async Task<IReadOnlyList<JsonObject>> ReadAsync(string? argument, IShell shell, CancellationToken cancellationToken) => argument switch
    {
        null when shell.IsInputTerminal => throw new ToolException("No event was specified. Specify its fields as JSON or as @FILE, or pipe JSON into the command."),
        null or "@-" => Parse(await StandardInputAsync(shell, cancellationToken).ConfigureAwait(false), "the standard input"),
        ['@', .. var file] => Parse(await FileAsync(file, cancellationToken).ConfigureAwait(false), file),
        _ => Parse(Encoding.UTF8.GetBytes(argument), "the command line"),
    };

    /// <summary>Parses a sequence of JSON objects, or an array of objects. Line breaks between the objects are optional.</summary>
    public static IReadOnlyList<JsonObject> Parse(byte[] utf8, string from)
    {
        var text = utf8.AsSpan();
        if (text.StartsWith("\uFEFF"u8)) text = text[3..];
        var events = new List<JsonObject>();
        var lines = new LineCounter();
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { AllowMultipleValues = true });
        try
        {
            while (reader.Read())
            {
                var line = lines.At(text, (int)reader.TokenStartIndex);
                EventCheck.Check(reader, text, lines, from);
                var value = JsonNode.Parse(ref reader);
                if (value is JsonArray list) events.AddRange(list.Select((item, place) => Object(item, $"{from}, item {place + 1}")));
                else events.Add(Object(value, $"{from}, line {line}"));
            }
        }
        catch (JsonException e)
        {
            throw new ToolException($"{from}, line {(e.LineNumber ?? 0) + 1}: this is not valid JSON. Use one object per line, such as {Example}.");
        }

        return events.Count > 0 ? events : throw new ToolException($"{from} contains no event. Use one object per line, such as {Example}.");
    }

    private static JsonObject Object(JsonNode? value, string place) => value as JsonObject
        ?? throw new ToolException($"{place}: this is not a JSON object. Specify the fields of the event, such as {Example}.");

    private static async Task<byte[]> StandardInputAsync(IShell shell, CancellationToken cancellationToken)
    {
        try
        {
            return await BlockingInput.RunAsync(() => All(shell.Input, "the standard input"), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new ToolException("the standard input cannot be read. Pipe JSON into the command, or specify @FILE.");
        }
    }

    private static async Task<byte[]> FileAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await BlockingInput.RunAsync(() => File(file), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new ToolException($"'{file}' cannot be read. Specify @ followed by the path of a file that exists and that you can read.");
        }
    }

    private static byte[] File(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        return All(stream, $"'{file}'");
    }

    private static byte[] All(Stream stream, string name)
    {
        using var all = new MemoryStream();
        var part = new byte[81920];
        while (stream.Read(part) is > 0 and var length)
        {
            all.Write(part, 0, length);
            if (all.Length > LargestInput) throw new ToolException($"{name} is larger than 64 MiB. Split it into several files.");
        }

        return all.ToArray();
    }
}
