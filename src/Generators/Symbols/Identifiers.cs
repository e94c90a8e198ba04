using Microsoft.CodeAnalysis.CSharp;

namespace TypedStreaming.Generators.Symbols;

/// <summary>Writes names as C# identifiers.</summary>
internal static class Identifiers
{
    public static string Escape(string name) =>
        IdentifierSyntax.IsReserved(name) ? "@" + name : name;

    /// <summary>
    /// Escapes contextual keywords such as <c>required</c> and <c>partial</c> with <c>@</c>. Code can refer to a type with such a name only in
    /// this form.
    /// </summary>
    public static string EscapeContextual(string name) =>
        SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>Returns the name of the local variable for a member. Keywords are not escaped.</summary>
    public static string ToLocal(string name)
    {
        var plain = name.TrimStart('_');
        if (plain.Length == 0 || !IdentifierSyntax.IsStart(plain[0])) return "member" + name;
        return char.ToLowerInvariant(plain[0]) + plain.Substring(1);
    }
}
