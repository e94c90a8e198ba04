using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>
/// A public member that refuses an argument says so. That null is refused is said by the parameter's type, and what a
/// called method refuses is not seen.
/// </summary>
internal static class DocumentedExceptions
{
    private static readonly string[] Refusals = ["ArgumentException", "ArgumentOutOfRangeException"];

    public static IEnumerable<Finding> Check(SourceFile file) =>
        from member in file.Nodes<BaseMethodDeclarationSyntax>()
        where IsPublic(member) && Refuses(member) && !SaysSo(member)
        select file.Find(member, "refuses an argument without an <exception> that says when");

    private static bool IsPublic(MemberDeclarationSyntax member) =>
        member.AncestorsAndSelf().OfType<MemberDeclarationSyntax>()
            .All(one => one is BaseNamespaceDeclarationSyntax || one.Modifiers.Any(SyntaxKind.PublicKeyword));

    private static bool Refuses(BaseMethodDeclarationSyntax member) =>
        member.DescendantNodes().Any(node => node switch
        {
            ObjectCreationExpressionSyntax thrown => Refusals.Contains(thrown.Type.ToString()),
            MemberAccessExpressionSyntax call => Refusals.Contains(call.Expression.ToString())
                && call.Name.Identifier.ValueText.StartsWith("Throw", StringComparison.Ordinal),
            _ => false,
        });

    private static bool SaysSo(BaseMethodDeclarationSyntax member)
    {
        var text = member.GetLeadingTrivia().ToFullString();
        return text.Contains("<inheritdoc", StringComparison.Ordinal)
            || Refusals.Any(refusal => text.Contains($"<exception cref=\"{refusal}\">", StringComparison.Ordinal));
    }
}
