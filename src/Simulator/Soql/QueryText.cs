using TypedStreaming.Simulator.Errors;

namespace TypedStreaming.Simulator.Soql;

/// <summary>The text of a query. Creates errors that state a position in this text, in the form that Salesforce uses.</summary>
/// <param name="text">The query.</param>
internal sealed class QueryText(string text)
{
    private const string EndOfQuery = "<EOF>";

    public string Text { get; } = text;

    public OrgErrorException Unexpected(Token token) =>
        Malformed(token.Start, $"unexpected token: '{(token.Kind == TokenKind.End ? EndOfQuery : token.Text)}'");

    public OrgErrorException Malformed(int start, string message) => At(start, OrgErrors.MalformedQuery, message);

    /// <summary>Creates an error that shows the line of the query that contains the mistake, and marks its position.</summary>
    public OrgErrorException At(int start, string code, string message)
    {
        var lineStart = start == 0 ? 0 : Text.LastIndexOf('\n', start - 1) + 1;
        var lineEnd = Text.IndexOf('\n', start);
        var line = Text[lineStart..(lineEnd < 0 ? Text.Length : lineEnd)].TrimEnd('\r');
        var row = Text.AsSpan(0, lineStart).Count('\n') + 1;
        var column = start - lineStart;
        return new OrgErrorException(code, $"\n{line}\n{new string(' ', column)}^\nERROR at Row:{row}:Column:{column + 1}\n{message}");
    }
}
