using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>An exception is not dropped without a word. A comment in the block with the reason is enough.</summary>
internal static class EmptyCatches
{
    public static IEnumerable<Finding> Check(SourceFile file) =>
        from clause in file.Nodes<CatchClauseSyntax>()
        where clause.Block.Statements.Count == 0 && !HasComment(clause.Block)
        select file.Find(clause, "an empty catch block without a reason");

    private static bool HasComment(BlockSyntax block) => block.DescendantTrivia().Any(trivia =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia);
}
