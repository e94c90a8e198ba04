using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>A suppressed warning says why: beside or above a pragma, as justification in an attribute.</summary>
internal static class Suppressions
{
    public static IEnumerable<Finding> Check(SourceFile file) => Pragmas(file).Concat(Attributes(file));

    private static IEnumerable<Finding> Pragmas(SourceFile file) =>
        from node in file.Root.DescendantNodes(descendIntoTrivia: true).OfType<PragmaWarningDirectiveTriviaSyntax>()
        where node.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword)
        let line = node.GetLocation().GetLineSpan().StartLinePosition.Line
        where !file.Lines[line].Contains("//") && !IsComment(file.Lines, line - 1)
        select file.Find(node, "a suppression without a reason");

    private static IEnumerable<Finding> Attributes(SourceFile file) =>
        from attribute in file.Nodes<AttributeSyntax>()
        where Name(attribute) is "SuppressMessage" or "UnconditionalSuppressMessage"
        where !HasJustification(attribute)
        select file.Find(attribute, "a suppression without a justification");

    private static bool IsComment(IReadOnlyList<string> lines, int line) =>
        line >= 0 && lines[line].TrimStart().StartsWith("//", StringComparison.Ordinal);

    private static bool HasJustification(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.Any(argument =>
            argument.NameEquals?.Name.Identifier.ValueText == "Justification"
            && argument.Expression.ToString().Trim('"', ' ').Length > 0) ?? false;

    private static string Name(AttributeSyntax attribute)
    {
        var name = attribute.Name.ToString().Split('.')[^1];
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
    }
}
