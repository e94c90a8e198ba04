using System.Text;

namespace TypedStreaming.PostgreSql;

/// <summary>
/// Converts any text to a form that can be stored in a column, and back. PostgreSQL cannot store the character U+0000. So this character is
/// stored as <c>\0</c>, and a backslash is stored as <c>\\</c>.
/// </summary>
internal static class StoredText
{
    public static string Of(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\0", @"\0", StringComparison.Ordinal);

    /// <exception cref="FormatException">Another program wrote the text.</exception>
    public static string Read(string stored)
    {
        var text = new StringBuilder(stored.Length);
        for (var i = 0; i < stored.Length; i++) text.Append(stored[i] == '\\' ? Escaped(stored, ++i) : stored[i]);
        return text.ToString();
    }

    private static char Escaped(string stored, int index) => index == stored.Length
        ? throw new FormatException("A text value in the table ends with a single backslash.")
        : stored[index] switch
        {
            '0' => '\0',
            '\\' => '\\',
            _ => throw new FormatException($"A text in the table contains the unknown escape sequence '\\{stored[index]}'."),
        };
}
