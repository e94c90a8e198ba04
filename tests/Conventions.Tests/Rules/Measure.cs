using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>The number of lines of a file or a method.</summary>
internal sealed record Measure(string Path, int Line, string What, int Lines)
{
    public static Measure OfFile(SourceFile file) => new(file.Path, 1, "file", file.Lines.Count);

    /// <summary>Everything that has a body; what is declared inside of a body counts with it.</summary>
    public static IEnumerable<Measure> OfMethods(SourceFile file) =>
        from member in file.Root.DescendantNodes()
        let name = NameWithBody(member)
        where name is not null
        let span = member.GetLocation().GetLineSpan()
        let first = span.StartLinePosition.Line
        select new Measure(file.Path, first + 1, name, span.EndLinePosition.Line - first + 1);

    private static string? NameWithBody(SyntaxNode member) => member switch
    {
        BaseMethodDeclarationSyntax { Body: null, ExpressionBody: null } => null,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        BaseMethodDeclarationSyntax => "constructor or operator",
        AccessorDeclarationSyntax { Body: null, ExpressionBody: null } => null,
        AccessorDeclarationSyntax accessor => accessor.Keyword.ValueText,
        PropertyDeclarationSyntax { ExpressionBody: not null } property => property.Identifier.ValueText,
        IndexerDeclarationSyntax { ExpressionBody: not null } => "indexer",
        _ => null,
    };
}
