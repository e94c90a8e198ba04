using System.Globalization;

namespace TypedStreaming.Generators.Symbols;

/// <summary>
/// The C# rules for identifiers. This class does not use the compiler, because the <c>tse</c> command generates code without it. Tests compare these
/// rules with those of the compiler.
/// </summary>
internal static class IdentifierSyntax
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if",
        "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override",
        "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string",
        "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void",
        "volatile", "while", "__arglist", "__makeref", "__reftype", "__refvalue",
    };

    /// <summary>Returns true if the name is a keyword in all contexts, so that an identifier with this name needs the prefix <c>@</c>.</summary>
    public static bool IsReserved(string name) => Reserved.Contains(name);

    /// <summary>Returns true if the text is an identifier, or becomes an identifier with the prefix <c>@</c>.</summary>
    public static bool IsIdentifier(string text) => text.Length > 0 && IsStart(text[0]) && text.All(IsPart);

    public static bool IsStart(char symbol) => symbol == '_' || IsLetter(CharUnicodeInfo.GetUnicodeCategory(symbol));

    public static bool IsPart(char symbol) => CharUnicodeInfo.GetUnicodeCategory(symbol) switch
    {
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation => true,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format => true,
        var category => IsLetter(category),
    };

    private static bool IsLetter(UnicodeCategory category) => category
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;
}
