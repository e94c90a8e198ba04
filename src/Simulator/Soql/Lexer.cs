using TypedStreaming.Simulator.Errors;

namespace TypedStreaming.Simulator.Soql;

/// <summary>Splits the text of a query into tokens.</summary>
internal sealed class Lexer
{
    private static readonly string[] Symbols = ["!=", "<=", ">=", "=", "<", ">", ",", "(", ")", ".", ":"];

    private readonly QueryText _query;
    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private int _at;

    private Lexer(QueryText query) => (_query, _text) = (query, query.Text);

    /// <summary>Returns the tokens of a query. The last token marks the end of the query.</summary>
    /// <exception cref="OrgErrorException">The text contains characters that a query cannot have.</exception>
    public static IReadOnlyList<Token> Read(QueryText query)
    {
        var lexer = new Lexer(query);
        while (lexer._at < lexer._text.Length) lexer.ReadNext();
        lexer.Add(TokenKind.End, 0);
        return lexer._tokens;
    }

    private void ReadNext()
    {
        var symbol = _text[_at];
        if (char.IsWhiteSpace(symbol)) _at++;
        else if (IsNameStart(symbol)) Add(TokenKind.Word, LengthOf(0, IsNamePart));
        else if (symbol == '\'') ReadText();
        else if (char.IsAsciiDigit(symbol) || IsSignOfNumber(symbol)) Add(TokenKind.Number, LengthOf(1, IsNumberPart));
        else if (Array.Find(Symbols, IsNext) is { } found) Add(TokenKind.Symbol, found.Length);
        else throw _query.Malformed(_at, $"unexpected token: '{Character()}'");
    }

    private bool IsSignOfNumber(char symbol) =>
        symbol is '-' or '+' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1]);

    private void ReadText()
    {
        var end = _at + 1;
        while (end < _text.Length && _text[end] != '\'') end += _text[end] == '\\' ? EscapeAt(end) : 1;
        if (end >= _text.Length) throw _query.Malformed(_at, "the text has no closing quote");
        Add(TokenKind.Text, end + 1 - _at);
    }

    private int EscapeAt(int start)
    {
        var length = TextEscapes.LengthAt(_text, start);
        if (length > 0) return length;
        var sequence = _text.AsSpan(start, Math.Min(2, _text.Length - start));
        throw _query.Malformed(start, $"Illegal character sequence '{sequence}' in string literal.");
    }

    private void Add(TokenKind kind, int length)
    {
        _tokens.Add(new Token(kind, _text.Substring(_at, length), _at));
        _at += length;
    }

    private int LengthOf(int known, Func<char, bool> isPart)
    {
        var end = _at + known;
        while (end < _text.Length && isPart(_text[end])) end++;
        return end - _at;
    }

    private string Character() => char.IsSurrogatePair(_text, _at) ? _text.Substring(_at, 2) : _text.Substring(_at, 1);

    private bool IsNext(string symbol) => string.CompareOrdinal(_text, _at, symbol, 0, symbol.Length) == 0;

    private static bool IsNameStart(char symbol) => char.IsAsciiLetter(symbol) || symbol == '_';

    private static bool IsNamePart(char symbol) => IsNameStart(symbol) || char.IsAsciiDigit(symbol);

    private static bool IsNumberPart(char symbol) => IsNamePart(symbol) || symbol is '.' or ':' or '-' or '+';
}
