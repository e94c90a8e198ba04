using System.Collections.Immutable;
using TypedStreaming.World.Oracle;

namespace TypedStreaming.World.Controls;

/// <summary>
/// A defect that is put into a copy of the client on purpose, so that it is seen that the world test finds it. Its file says what it
/// breaks (<c># ...</c>), what finds it (<c>finds: Lost</c>), in which plans (<c>theme: plain</c>), and what is replaced: a line
/// <c>file: src/Sdk/...</c>, the old text, a line <c>====</c>, the new text, and a line <c>----</c>.
/// </summary>
/// <param name="Name">The file's name.</param>
/// <param name="Finds">The violations that show it.</param>
/// <param name="Theme">The plans that show it.</param>
/// <param name="Edits">The replacements.</param>
internal sealed record Control(string Name, ImmutableArray<ViolationKind> Finds, string Theme, ImmutableArray<ControlEdit> Edits)
{
    private const string Between = "====";
    private const string End = "----";

    public static Control Read(string path)
    {
        var finds = ImmutableArray<ViolationKind>.Empty;
        var theme = "plain";
        var edits = ImmutableArray.CreateBuilder<ControlEdit>();
        var lines = new Queue<string>(File.ReadAllLines(path));
        while (lines.TryDequeue(out var line))
        {
            if (Value(line, "finds:") is { } kinds) finds = [.. kinds.Split(',').Select(static kind => Enum.Parse<ViolationKind>(kind.Trim()))];
            else if (Value(line, "theme:") is { } name) theme = name;
            else if (Value(line, "file:") is { } file) edits.Add(new ControlEdit(file, Until(lines, Between), Until(lines, End)));
            else if (line.Length > 0 && line[0] != '#') throw new InvalidDataException($"{path}: '{line}' is not understood.");
        }

        return new Control(Path.GetFileNameWithoutExtension(path), finds, theme, edits.ToImmutable());
    }

    private static string? Value(string line, string name) => line.StartsWith(name, StringComparison.Ordinal) ? line[name.Length..].Trim() : null;

    private static string Until(Queue<string> lines, string end)
    {
        var text = new List<string>();
        while (lines.Dequeue() is var line && line != end) text.Add(line);
        return string.Join('\n', text);
    }
}
