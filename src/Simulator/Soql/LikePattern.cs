namespace TypedStreaming.Simulator.Soql;

/// <summary>
/// The pattern of <c>LIKE</c>: <c>%</c> matches any text, <c>_</c> matches one character, and <c>\%</c> and <c>\_</c> match the characters <c>%</c>
/// and <c>_</c>. Case is ignored.
/// </summary>
internal sealed class LikePattern
{
    private const char AnyText = '%';
    private const char AnyCharacter = '_';

    private readonly List<(char Symbol, bool IsWildcard)> _parts = [];

    /// <param name="text">The pattern as it is written between the quotes, with its escapes.</param>
    public LikePattern(string text)
    {
        for (var i = 0; i < text.Length; i += text[i] == '\\' ? TextEscapes.LengthAt(text, i) : 1)
        {
            var isEscape = text[i] == '\\';
            _parts.Add((isEscape ? TextEscapes.MeaningAt(text, i) : text[i], !isEscape && text[i] is AnyText or AnyCharacter));
        }
    }

    // Only the last % is tried again with a longer text, so a hostile pattern costs the product of both lengths at most.
    public bool Matches(string text)
    {
        var (at, part) = (0, 0);
        var (afterAny, resumeAt) = (-1, 0);
        while (at < text.Length)
        {
            if (part < _parts.Count && _parts[part] is (AnyText, true)) (afterAny, resumeAt) = (++part, at);
            else if (part < _parts.Count && MatchesOne(_parts[part], text[at])) (at, part) = (at + 1, part + 1);
            else if (afterAny >= 0) (part, at) = (afterAny, ++resumeAt);
            else return false;
        }

        return _parts.Skip(part).All(static rest => rest is (AnyText, true));
    }

    private static bool MatchesOne((char Symbol, bool IsWildcard) part, char symbol) =>
        part is (AnyCharacter, true)
        || (part is not (AnyText, true) && char.ToUpperInvariant(part.Symbol) == char.ToUpperInvariant(symbol));
}
