using System.Collections.Frozen;

namespace TypedStreaming.Authentication;

/// <summary>
/// The names of ASCII characters as HTML entities that .NET does not decode, because it knows only the names of HTML 4 (HTML Living Standard, "Named
/// character references").
/// </summary>
internal static class EntityNames
{
    private static readonly FrozenDictionary<string, char> Characters = new Dictionary<string, char>(StringComparer.Ordinal)
    {
        ["excl"] = '!', ["num"] = '#', ["dollar"] = '$', ["percnt"] = '%', ["lpar"] = '(', ["rpar"] = ')', ["ast"] = '*', ["midast"] = '*',
        ["plus"] = '+', ["comma"] = ',', ["period"] = '.', ["sol"] = '/', ["colon"] = ':', ["semi"] = ';', ["equals"] = '=', ["quest"] = '?',
        ["commat"] = '@', ["lsqb"] = '[', ["lbrack"] = '[', ["bsol"] = '\\', ["rsqb"] = ']', ["rbrack"] = ']', ["Hat"] = '^', ["lowbar"] = '_',
        ["UnderBar"] = '_', ["grave"] = '`', ["lcub"] = '{', ["lbrace"] = '{', ["verbar"] = '|', ["vert"] = '|', ["rcub"] = '}', ["rbrace"] = '}',
        ["QUOT"] = '"', ["AMP"] = '&', ["LT"] = '<', ["GT"] = '>',
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Returns the character that an entity with this name represents, or null if the name is not in the table.</summary>
    /// <param name="name">The name, without the ampersand and the semicolon.</param>
    public static char? Find(ReadOnlySpan<char> name) =>
        Characters.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var character) ? character : null;
}
