using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Positions;

/// <summary>The id of an org: 15 case-sensitive characters, or 18 characters, where the last three encode the case of the others.</summary>
internal static class OrgId
{
    private const int Short = 15;
    private const int Long = 18;
    private const int PartLength = 5;
    private const string Suffixes = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    /// <summary>Returns the id with 18 characters, as in logins and stored positions; null if the text is not a valid id.</summary>
    public static string? Normalize(string text)
    {
        if (text.Length is not (Short or Long) || !text.All(char.IsAsciiLetterOrDigit)) return null;
        var id = text[..Short] + string.Concat(text[..Short].Chunk(PartLength).Select(SuffixOf));
        return text.Length == Short || string.Equals(id, text, StringComparison.OrdinalIgnoreCase) ? id : null;
    }

    /// <exception cref="ToolException">The text is not the id of an org.</exception>
    public static string Parse(string option, string text) => Normalize(text) ?? throw new ToolException(
        $"{option}: '{text}' is not a valid org id. Specify the 15 or 18 letters and digits of the id, as Setup, Company Information shows them, such as 00DKx0000000001MAA.");

    private static char SuffixOf(char[] part)
    {
        var bits = 0;
        for (var i = 0; i < part.Length; i++)
        {
            if (char.IsAsciiLetterUpper(part[i])) bits |= 1 << i;
        }

        return Suffixes[bits];
    }
}
