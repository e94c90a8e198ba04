namespace TypedStreaming.Authentication;

/// <summary>
/// The 18-character form of an org's id, which is part of the keys of stored positions. The short form of 15 characters is case-sensitive. The long
/// form has three more characters, which encode the upper-case letters (Salesforce developer documentation, "ID Field Type").
/// </summary>
internal static class OrgId
{
    private const string KeyPrefix = "00D";
    private const string Checksum = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private const int ShortLength = 15;
    private const int Length = 18;
    private const int LettersOfOneChecksum = 5;

    /// <returns>The id in 18 characters, or null if the text is not a valid org id.</returns>
    public static string? Read(string? text) =>
        Extended(text, KeyPrefix);

    /// <summary>Returns the 18-character form of an id, or null if the string is not an id with the given key prefix.</summary>
    public static string? Extended(string? text, string keyPrefix) =>
        text is { Length: ShortLength or Length } && text.StartsWith(keyPrefix, StringComparison.Ordinal) && text.All(char.IsAsciiLetterOrDigit)
            ? text.Length == Length ? text : text + string.Concat(text.Chunk(LettersOfOneChecksum).Select(Checked))
            : null;

    /// <summary>
    /// Reads the org's id from the identity URL of a login response: <c>https://host/id/ORGANIZATION/USER</c>; if the user logs in through a site, an
    /// additional path comes before <c>id</c>.
    /// </summary>
    public static string? OfIdentity(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)) return null;
        var id = Array.IndexOf(address.Segments, "id/");
        return id >= 0 && id + 1 < address.Segments.Length ? Read(address.Segments[id + 1].TrimEnd('/')) : null;
    }

    /// <summary>Reads the org's id from a session id, which begins with the org's id and an exclamation mark.</summary>
    public static string? OfToken(string? token) =>
        token?.IndexOf('!', StringComparison.Ordinal) is > 0 and var end ? Read(token[..end]) : null;

    /// <summary>Returns the first 15 characters of an org id, or null if the string is not an 18-character org id.</summary>
    public static string? Shortened(string text) => text.Length == Length && Read(text) is not null ? text[..ShortLength] : null;

    private static char Checked(char[] letters)
    {
        var upper = letters.Select(static (letter, place) => char.IsAsciiLetterUpper(letter) ? 1 << place : 0).Sum();
        return Checksum[upper];
    }
}
