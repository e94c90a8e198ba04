using System.Globalization;
using TypedStreaming.Generators.Symbols;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Generate;

/// <summary>Checks the names that the user specifies for the record and its namespace.</summary>
internal static class CSharpNames
{
    /// <summary>The namespaces of the types that a record uses. A record in one of them would hide these types, or be hidden by them.</summary>
    private static readonly string[] OfOthers = ["System", "TypedStreaming"];

    // A name of small letters only can be a keyword, now or later.
    public static string ClassName(string option, string text) => !IsName(text) || text.All(char.IsAsciiLetterLower)
        ? throw new ToolException($"{option}: '{text}' is not a valid name for a record. Use a C# name that begins with a capital letter, such as AccountChange.")
        : ReasonAgainst(text) is { } reason ? throw new ToolException($"{option}: '{text}' {reason}. Use another name, such as AccountChange.") : text;

    /// <summary>Returns the reason why a valid C# name cannot be the name of a record, or null if it can.</summary>
    public static string? ReasonAgainst(string name) =>
        RecordMembers.All.Contains(name, StringComparer.Ordinal) ? "is the name of a member of every record, and cannot be the name of the record itself"
        : WindowsNames.IsReserved(name) ? "is the name of a device on Windows, and cannot be the name of a file there"
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
