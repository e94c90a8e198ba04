using System.Globalization;
using TypedStreaming.Generators.Symbols;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Generate;

/// <summary>Checks the names that the user gives to the record and its namespace.</summary>
internal static class CSharpNames
{
    /// <summary>The namespaces of the types that a record uses. A record there would hide them, or be hidden.</summary>
    private static readonly string[] OfOthers = ["System", "TypedStreaming"];

    // A name of small letters only can be a keyword, now or later.
    public static string ClassName(string option, string text) => !IsName(text) || text.All(char.IsAsciiLetterLower)
        ? throw new ToolException($"{option}: '{text}' is not a name for a record. Use a C# name with a capital letter, like AccountChange.")
        : ReasonAgainst(text) is { } reason ? throw new ToolException($"{option}: '{text}' {reason}. Use another name, like AccountChange.") : text;

    /// <summary>Returns the reason why a record cannot have a C# name, or null.</summary>
    public static string? ReasonAgainst(string name) =>
        RecordMembers.All.Contains(name, StringComparer.Ordinal) ? "is the name of a member that every record has, so a record cannot have it"
        : WindowsNames.IsReserved(name) ? "is the name of a device on Windows, where the record's file could not have this name"
        : null;

    public static string Namespace(string option, string text)
    {
        var parts = text.Split('.');
        if (!parts.All(IsName)) throw new ToolException($"{option}: '{text}' is not a valid namespace. Use C# names separated by dots, such as Acme.Events.");
        return OfOthers.Contains(parts[0], StringComparer.Ordinal)
            ? throw new ToolException($"{option}: '{text}' is a namespace of {(parts[0] == OfOthers[0] ? ".NET" : "the SDK")}, whose types the record uses. Use your own namespace, such as Acme.Events.")
            : text;
    }

    // A C# name may contain invisible characters. No file that people read should.
    private static bool IsName(string text) =>
        IdentifierSyntax.IsIdentifier(text)
        && !IdentifierSyntax.IsReserved(text)
        && !text.Any(static symbol => char.GetUnicodeCategory(symbol) == UnicodeCategory.Format);
}
