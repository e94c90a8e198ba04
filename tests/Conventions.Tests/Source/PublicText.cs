using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace TypedStreaming.Conventions.Tests.Source;

/// <summary>The XML docs and string literals of a C# file, everything else blank: so each word keeps its position.</summary>
internal static class PublicText
{
    public static string Of(SourceFile file)
    {
        var text = new char[file.Text.Length];
        for (var i = 0; i < text.Length; i++) text[i] = file.Text[i] == '\n' ? '\n' : ' ';
        foreach (var span in Spans(file.Root)) file.Text.CopyTo(span.Start, text, span.Start, span.Length);
        return new string(text).Replace("///", "   ", StringComparison.Ordinal).Replace('"', ' ').Replace('$', ' ');
    }

    private static IEnumerable<TextSpan> Spans(SyntaxNode root)
    {
        var docs = root.DescendantTrivia().Where(IsDocumentation).Select(static trivia => trivia.FullSpan);
        var strings = root.DescendantTokens().Where(IsText).Select(static token => token.Span);
        return docs.Concat(strings);
    }

    private static bool IsDocumentation(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia);

    private static bool IsText(SyntaxToken token) => token.Kind()
        is SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
        or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
        or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken;
}
