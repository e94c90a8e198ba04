using System.Globalization;
using TypedStreaming.Generators.Symbols;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Generate;

/// <summary>Checks the names that the user gives to the record and its namespace.</summary>
internal static class CSharpNames
{
    // A name of small letters only can be a keyword, now or later.
    public static string ClassName(string option, string text) => IsName(text) && text.Any(static symbol => !char.IsAsciiLetterLower(symbol))
        ? text
        : throw new ToolException($"{option}: '{text}' is not a name for a record. Use a C# name with a capital letter, like AccountChange.");

    public static string Namespace(string option, string text) => text.Split('.').All(IsName)
        ? text
        : throw new ToolException($"{option}: '{text}' is not a namespace. Write C# names with dots between them, like Acme.Events.");

    // A C# name may contain invisible characters. No file that people read should.
    private static bool IsName(string text) =>
        IdentifierSyntax.IsIdentifier(text)
        && !IdentifierSyntax.IsReserved(text)
        && !text.Any(static symbol => char.GetUnicodeCategory(symbol) == UnicodeCategory.Format);
}
