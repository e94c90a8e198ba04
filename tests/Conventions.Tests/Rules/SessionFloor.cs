using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>The session's loop performs what the machine decides; it names no code, reason or advice value.</summary>
internal static partial class SessionFloor
{
    private static readonly string[] Decisions = ["StreamingError", "ReconnectAdvice", "HttpStatusCode"];

    public static IEnumerable<Finding> Check(SourceFile file) =>
        file.Path.StartsWith("src/Sdk/Session/StreamingSession", StringComparison.Ordinal)
            ? Literals(file).Concat(Names(file))
            : [];

    private static IEnumerable<Finding> Literals(SourceFile file) =>
        from token in file.Root.DescendantTokens()
        where token.Value is int or long ? IsCode(token) : IsCodeOrAdvice(token)
        select file.Find(token, $"{token.Text} is for the machine to know");

    private static bool IsCode(SyntaxToken number) => Convert.ToInt64(number.Value) is >= 400 and <= 599;

    private static bool IsCodeOrAdvice(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken
            or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken
        && (token.ValueText is "handshake" or "retry" or "none" || Code.IsMatch(token.ValueText));

    private static IEnumerable<Finding> Names(SourceFile file) =>
        from name in file.Nodes<SimpleNameSyntax>()
        where Decisions.Contains(name.Identifier.ValueText) && DottedNames.IsOwner(name)
        select file.Find(name, $"{name.Identifier.ValueText} is for the machine to know");

    [GeneratedRegex(@"(?<!\d)[45]\d\d(?!\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code { get; }
}
