using System.Text;

namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>Makes JSON strings.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
    [
        "a", "Dock 4", "ü", "日本", "😀", " ", "\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\u00e9", "\\ud83d\\ude00", "\u2028", "null", "0",
    ];

    public static string OneOf(Random random, params string[] choices) => choices[random.Next(choices.Length)];

    public static string Any(Random random)
    {
        var text = new StringBuilder("\"");
        for (var left = random.Next(6); left > 0; left--) text.Append(OneOf(random, Pieces));
        if (random.Next(40) == 0) text.Append('x', random.Next(200, 600));
        return text.Append('"').ToString();
    }

    /// <summary>Any JSON value.</summary>
    public static string Document(Random random) =>
        OneOf(random, Any(random), "null", "17.50", "true", "[ 1, [] ]", $$"""{"a":{{Any(random)}},"b":{} }""", """{"a":1,"a":{"b":null}}""");

    public static string Guid(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        var text = new Guid(bytes).ToString("D");
        return $"\"{(random.Next(4) == 0 ? text.ToUpperInvariant() : text)}\"";
    }

    /// <summary>Writes some characters of a string's content as <c>\uXXXX</c>; what is escaped already stays.</summary>
    public static string Escape(Random random, string inside)
    {
        if (inside.Contains('\\')) return inside;
        var text = new StringBuilder();
        foreach (var symbol in inside)
        {
            if (random.Next(2) == 0) text.Append(symbol);
            else text.Append($"\\u{(int)symbol:x4}");
        }

        // If half of a surrogate pair is escaped and half is not, the text is not valid.
        return inside.Any(char.IsSurrogate) ? inside : text.ToString();
    }

    /// <summary>A C# or JSON string in quotes; its characters are not changed except for escapes.</summary>
    public static string Quote(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n") + "\"";
}
