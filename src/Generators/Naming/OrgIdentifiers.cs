using System.Text;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Naming;

/// <summary>Creates C# identifiers from names and other strings in an org. The identifiers are the same on every machine.</summary>
internal static class OrgIdentifiers
{
    private const string Separator = "__";

    // The compiler refuses names of more than 1023 bytes. A character has at most 3 bytes, and names get suffixes.
    private const int Longest = 250;

    /// <summary>Returns a field's name without its suffix and namespace: <c>Tier</c> for <c>Tier__c</c> and for <c>ns__Tier__c</c>.</summary>
    public static string ShortNameOf(string field)
    {
        var parts = field.Split([Separator], StringSplitOptions.None);
        var plain = parts.Length switch { 1 => field, 2 => parts[0], _ => parts[1] };
        if (IsPartOfLocation(parts)) plain = parts[parts.Length - 3] + parts[parts.Length - 2];
        return IdentifierSyntax.IsIdentifier(plain) && !IsAccessor(plain) ? plain : FullNameOf(field);
    }

    /// <summary>
    /// Returns a field's full name as an identifier. A name that is not a valid identifier is converted to one, because a damaged metadata file may
    /// contain such a name.
    /// </summary>
    public static string FullNameOf(string field)
    {
        var name = IdentifierSyntax.IsIdentifier(field) ? field : FromText(field);
        // No other field has this name with a capital letter, because names of fields are not case-sensitive.
        return IsAccessor(name) ? char.ToUpperInvariant(name[0]) + name.Substring(1) : name;
    }

    /// <summary>
    /// Returns an identifier for any string. Each word begins with a capital letter, and characters that are not allowed in identifiers are omitted.
    /// A long string is cut.
    /// </summary>
    public static string FromText(string text)
    {
        var name = new StringBuilder();
        var isStart = true;
        foreach (var symbol in text)
        {
            if (name.Length == Longest) break;
            if (!char.IsLetterOrDigit(symbol) || !IdentifierSyntax.IsPart(symbol))
            {
                isStart = true;
                continue;
            }

            if (name.Length == 0 && !IdentifierSyntax.IsStart(symbol)) name.Append('_');
            name.Append(isStart ? char.ToUpperInvariant(symbol) : symbol);
            isStart = false;
        }

        return name.Length > 0 && IdentifierSyntax.IsIdentifier(name.ToString()) ? name.ToString() : "Value";
    }

    // The accessors of a property Tier are get_Tier and set_Tier.
    private static bool IsAccessor(string name) => name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal);

    // Place__Latitude__s, with or without the namespace of a package.
    private static bool IsPartOfLocation(string[] parts) => parts.Length >= 3 && parts[parts.Length - 1] == "s";
}
