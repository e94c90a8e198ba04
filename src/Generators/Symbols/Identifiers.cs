using Microsoft.CodeAnalysis.CSharp;

namespace TypedStreaming.Generators.Symbols;

/// <summary>Writes names as C# identifiers.</summary>
internal static class Identifiers
{
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>Escapes names such as <c>required</c> and <c>partial</c>. Types can have such names only if they are escaped.</summary>
    public static string EscapeContextual(string name) =>
        SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>Returns the name of the local variable for a member, not yet escaped.</summary>
    public static string ToLocal(string name)
    {
        var plain = name.TrimStart('_');
        if (plain.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(plain[0])) return "member" + name;
        return char.ToLowerInvariant(plain[0]) + plain.Substring(1);
    }
}
