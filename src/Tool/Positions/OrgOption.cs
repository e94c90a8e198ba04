using TypedStreaming.Authentication;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Positions;

/// <summary>The id of an org on the command line: 15 characters that are case-sensitive, or 18 characters, of which the last three show the case of the others.</summary>
internal static class OrgOption
{
    private const int Short = 15;

    /// <summary>Returns the form of 18 characters, which is that of logins and stored positions; null if the text is not the id of an org.</summary>
    public static string? Normalize(string text) =>
        OrgId.Read(text) is not null && OrgId.Read(text[..Short]) is { } id && (text.Length == Short || string.Equals(id, text, StringComparison.OrdinalIgnoreCase)) ? id : null;

    /// <exception cref="ToolException">The text is not the id of an org.</exception>
    public static string Parse(string option, string text) => Normalize(text) ?? throw new ToolException(
        $"{option}: '{text}' is not the id of an org. Write its 15 or 18 letters and digits, as Setup, Company Information shows them, like 00DKx0000000001MAA.");
}
