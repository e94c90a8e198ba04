using TypedStreaming.Authentication;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Positions;

/// <summary>
/// The id of an org on the command line: 15 case-sensitive characters, or 18 characters, of which the last three encode the case of the others.
/// </summary>
internal static class OrgOption
{
    /// <summary>
    /// Returns the 18-character form of an org id, which logins and stored positions use, or null if the text is not a valid org id.
    /// </summary>
    public static string? Normalize(string text) =>
        OrgId.Read(OrgId.Shortened(text) ?? text) is { } id && id.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? id : null;

    /// <exception cref="ToolException">The text is not a valid org id.</exception>
    public static string Parse(string option, string text) => Normalize(text) ?? throw new ToolException(
        $"{option}: '{text}' is not a valid org id. Specify the 15 or 18 letters and digits of the id, such as 00DKx0000000001MAA. Setup, Company Information shows the id.");
}
