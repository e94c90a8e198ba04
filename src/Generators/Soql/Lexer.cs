namespace TypedStreaming.Generators.Soql;

/// <summary>Divides the text of a query into tokens. It never fails: unknown characters become a token, and are reported as a problem.</summary>
internal sealed class Lexer
{
    private static readonly string[] Symbols = ["!=", "<>", "<=", ">=", "=", "<", ">", ",", "(", ")", ".", ":"];

    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private readonly List<QueryProblem> _problems;
    private int _at;

    private Lexer(string text, List<QueryProblem> problems) => (_text, _problems) = (text, problems);

    /// <summary>Returns the tokens of a text. The last token marks the end of the text.</summary>
    public static IReadOnlyList<Token> Read(string text, List<QueryProblem> problems)
    {
        var lexer = new Lexer(text, problems);
        while (lexer._at < text.Length) lexer.ReadNext();
        lexer.Add(TokenKind.End, 0);
        return lexer._tokens;
    }

    public static bool IsNameStart(char symbol) => symbol is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    public static bool IsDigit(char symbol) => symbol is >= '0' and <= '9';

    private void ReadNext()
    {
        var symbol = _text[_at];
        if (char.IsWhiteSpace(symbol)) _at++;
        else if (CommentLength() is > 0 and var comment) Skip(comment);
        else if (IsNameStart(symbol)) Add(TokenKind.Word, LengthOf(static c => IsNameStart(c) || IsDigit(c)));
        else if (symbol is '\'' or '"') ReadText(symbol);
        else if (IsDigit(symbol) || (symbol is '-' or '+' && IsDigit(At(_at + 1)))) ReadNumber();
        else if (Array.Find(Symbols, IsNext) is { } found) Add(TokenKind.Symbol, found.Length);
        else ReadUnknown();
    }

    private int CommentLength()
    {
        if (IsNext("/*"))
        {
            var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
            return (end < 0 ? _text.Length : end + 2) - _at;
        }

        return IsNext("//") || IsNext("--") ? LengthOf(static c => c is not ('\r' or '\n')) : 0;
    }

    private void Skip(int comment)
    {
        Report(ProblemKind.Malformed, new QuerySpan(_at, comment), "SOQL has no comments");
        _at += comment;
    }

    private void ReadText(char quote)
    {
        var end = _at + 1;
        while (end < _text.Length && _text[end] != quote) end += _text[end] == '\\' ? ReadEscape(end) : 1;
        var isClosed = end < _text.Length;
        var span = new QuerySpan(_at, (isClosed ? end + 1 : _text.Length) - _at);
        if (!isClosed) Report(ProblemKind.Malformed, span, $"the text has no closing {quote}");
        else if (quote == '"') Report(ProblemKind.Malformed, span, "a string must be in single quotes");
        Add(TokenKind.Text, span.Length);
    }

    private int ReadEscape(int start)
    {
        var length = TextEscapes.LengthAt(_text, start);
        if (length > 0) return length;
        var unknown = new QuerySpan(start, Math.Min(2, _text.Length - start));
        if (unknown.Length == 2) Report(ProblemKind.Undocumented, unknown, $"SOQL has no escape sequence '{_text.Substring(start, 2)}'");
        return unknown.Length;
    }

    private void ReadNumber()
    {
        var length = 1 + LengthOf(static c => IsDigit(c) || IsNameStart(c) || c is '.' or ':' or '-' or '+', 1);
        var kind = NumberAndDateForms.KindOf(_text.Substring(_at, length));
        if (kind == TokenKind.Unknown)
            Report(ProblemKind.Malformed, new QuerySpan(_at, length), $"'{_text.Substring(_at, length)}' is not a number, a date or a time");
        Add(kind, length);
    }

    private void ReadUnknown()
    {
        var length = char.IsSurrogatePair(_text, _at) ? 2 : 1;
        Report(ProblemKind.Malformed, new QuerySpan(_at, length), $"'{_text.Substring(_at, length)}' is not allowed outside of a string");
        Add(TokenKind.Unknown, length);
    }

    private void Add(TokenKind kind, int length)
    {
        _tokens.Add(new Token(kind, _text.Substring(_at, length), new QuerySpan(_at, length)));
        _at += length;
    }

    private int LengthOf(Func<char, bool> isPart, int from = 0)
    {
        var end = _at + from;
        while (end < _text.Length && isPart(_text[end])) end++;
        return end - _at - from;
    }

    private bool IsNext(string symbol) => string.CompareOrdinal(_text, _at, symbol, 0, symbol.Length) == 0;

    private char At(int index) => index < _text.Length ? _text[index] : '\0';

    private void Report(ProblemKind kind, QuerySpan span, string text) => _problems.Add(new QueryProblem(kind, span, text));
}
