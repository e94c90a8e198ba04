using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TypedStreaming.Generators.Queries;

/// <summary>
/// Finds the source position of each character of a string literal. In the source, a character can be written as an escape sequence or a doubled
/// quote.
/// </summary>
internal static class LiteralPositions
{
    private const char Quote = '"';
    private const string Braces = "{}";

    /// <summary>Returns the source positions of the characters in a string literal, in order.</summary>
    public static List<TextSpan> Of(SyntaxToken literal)
    {
        var text = literal.Text;
        return literal.Kind() switch
        {
            SyntaxKind.SingleLineRawStringLiteralToken => OfRawLine(text, literal.SpanStart),
            SyntaxKind.MultiLineRawStringLiteralToken => OfRawLines(text, literal.SpanStart),
            _ when text.StartsWith("@", StringComparison.Ordinal) => OfVerbatim(text, 2, text.Length - 1, literal.SpanStart),
            _ => OfRegular(text, 1, text.Length - 1, literal.SpanStart),
        };
    }

    /// <summary>Returns the source positions of the characters in a part of an interpolated string. In such a string, braces are doubled too.</summary>
    public static List<TextSpan> OfInterpolated(SyntaxToken part, bool isVerbatim) =>
        isVerbatim ? OfVerbatim(part.Text, 0, part.Text.Length, part.SpanStart, Braces) : OfRegular(part.Text, 0, part.Text.Length, part.SpanStart, Braces);

    /// <summary>Returns the source positions of the characters in source text that has no escape sequences.</summary>
    public static List<TextSpan> OfPlain(SyntaxToken part) => [.. Enumerable.Range(part.SpanStart, part.Span.Length).Select(static at => new TextSpan(at, 1))];

    /// <summary>Returns the source positions of the characters in a part of a multi-line interpolated raw string.</summary>
    public static List<TextSpan> OfInterpolatedLines(SyntaxToken part, InterpolatedStringExpressionSyntax whole)
    {
        var (source, offset) = (whole.ToString(), whole.SpanStart);
        var end = source.TrimEnd(Quote).Length;
        var indentation = end - source.LastIndexOf('\n', end - 1) - 1;
        var places = new List<TextSpan>();
        var stop = part.Span.End - offset;
        for (var at = part.SpanStart - offset; at < stop; at++)
        {
            if (source[at - 1] == '\n') at += Blanks(source, at, stop, indentation);
            if (at < stop) places.Add(new TextSpan(offset + at, 1));
        }

        return [.. places.Take(part.ValueText.Length)]; // The line break before the closing quotes is no part of the text.
    }

    private static List<TextSpan> OfRegular(string text, int from, int to, int offset, string doubled = "")
    {
        var places = new List<TextSpan>();
        for (var at = from; at < to;)
        {
            var (length, count) = text[at] == '\\' ? EscapeAt(text, at, to) : (LengthAt(text, at, doubled), 1);
            for (var i = 0; i < count; i++) places.Add(new TextSpan(offset + at, length));
            at += length;
        }

        return places;
    }

    /// <summary>Returns the length of an escape sequence in the source, and the number of characters that it represents.</summary>
    private static (int Length, int Count) EscapeAt(string text, int at, int to)
    {
        switch (at + 1 < to ? text[at + 1] : '\0')
        {
            case 'u':
                return (6, 1);
            case 'U':
                return (10, text.Substring(at + 2, 4) == "0000" ? 1 : 2);
            case 'x':
                var end = at + 2;
                while (end < to && end < at + 6 && Uri.IsHexDigit(text[end])) end++;
                return (end - at, 1);
            default:
                return (2, 1);
        }
    }

    private static List<TextSpan> OfVerbatim(string text, int from, int to, int offset, string doubled = "")
    {
        var places = new List<TextSpan>();
        for (var at = from; at < to;)
        {
            var length = text[at] == Quote ? 2 : LengthAt(text, at, doubled);
            places.Add(new TextSpan(offset + at, length));
            at += length;
        }

        return places;
    }

    private static int LengthAt(string text, int at, string doubled) => doubled.IndexOf(text[at]) >= 0 ? 2 : 1;

    private static List<TextSpan> OfRawLine(string text, int offset)
    {
        var quotes = QuotesOf(text);
        return [.. Enumerable.Range(quotes, text.Length - (2 * quotes)).Select(at => new TextSpan(offset + at, 1))];
    }

    // The text starts after the first line and ends before the line of the closing quotes. All lines have the indentation of that line.
    private static List<TextSpan> OfRawLines(string text, int offset)
    {
        var places = new List<TextSpan>();
        var end = text.Length - QuotesOf(text);
        var lastLine = text.LastIndexOf('\n', end - 1) + 1;
        var indentation = end - lastLine;
        var at = text.IndexOf('\n') + 1;
        while (at < lastLine)
        {
            var next = text.IndexOf('\n', at) + 1;
            var stop = next == lastLine ? EndOfLine(text, next) : next;
            for (var i = at + Blanks(text, at, stop, indentation); i < stop; i++) places.Add(new TextSpan(offset + i, 1));
            at = next;
        }

        return places;
    }

    // A line of white space may be shorter than the indentation.
    private static int Blanks(string text, int at, int stop, int most)
    {
        var blanks = 0;
        while (blanks < most && at + blanks < stop && text[at + blanks] is not ('\r' or '\n')) blanks++;
        return blanks;
    }

    private static int EndOfLine(string text, int next) => next >= 2 && text[next - 2] == '\r' ? next - 2 : next - 1;

    private static int QuotesOf(string text) => text.Length - text.TrimStart(Quote).Length;
}
