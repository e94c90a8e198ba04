namespace TypedStreaming.Generators.Schema.Reading;

/// <summary>
/// Finds the document type declaration (<c>&lt;!DOCTYPE&gt;</c>) in an XML document, for an error message that helps the author of the file. The .NET
/// XML reader's own message is written for programmers.
/// </summary>
internal static class DocumentType
{
    public const string Problem = "the file contains a DTD (<!DOCTYPE>), which metadata files must not contain; remove it";

    private const string Start = "<!DOCTYPE";

    /// <summary>
    /// Returns the line of the document type declaration, counted from 0, or null if the text has no such declaration before its first element.
    /// </summary>
    public static int? LineIn(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at])) at++;
            else if (StartsAt(text, at, Start)) return text.Take(at).Count(static symbol => symbol == '\n');
            else if (StartsAt(text, at, "<?")) at = EndOf(text, at, "?>");
            else if (StartsAt(text, at, "<!--")) at = EndOf(text, at, "-->");
            else return null;
        }

        return null;
    }

    private static bool StartsAt(string text, int at, string part) => string.CompareOrdinal(text, at, part, 0, part.Length) == 0;

    private static int EndOf(string text, int at, string end)
    {
        var found = text.IndexOf(end, at, StringComparison.Ordinal);
        return found < 0 ? text.Length : found + end.Length;
    }
}
