using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TypedStreaming.Generators.Queries;

/// <summary>
/// Finds the source position of each character of a constant string. The search follows concatenations, interpolations and other constants in the
/// same file. Characters that come from a constant in another file have no position.
/// </summary>
/// <param name="model">The semantic model of the file.</param>
/// <param name="cancellation">Cancels the search.</param>
internal sealed class ConstantPositions(SemanticModel model, CancellationToken cancellation)
{
    /// <summary>
    /// The maximum length of a chain of constants that refer to one another. Without this limit, a constant that refers to itself (a compiler
    /// error) would cause an endless search.
    /// </summary>
    private const int LongestChain = 32;

    /// <summary>Returns the source positions of the characters in a constant's value, in order.</summary>
    public IReadOnlyList<TextSpan?> Of(ExpressionSyntax expression) => Of(expression, 0);

    private IReadOnlyList<TextSpan?> Of(ExpressionSyntax expression, int depth)
    {
        var length = LengthOf(expression);
        var places = depth > LongestChain ? null : PlacesOf(expression, depth + 1);
        return places is not null && places.Count == length ? places : new TextSpan?[length];
    }

    private IReadOnlyList<TextSpan?>? PlacesOf(ExpressionSyntax expression, int depth) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Of(parenthesized.Expression, depth),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => [.. Of(sum.Left, depth), .. Of(sum.Right, depth)],
        LiteralExpressionSyntax { Token.ContainsDiagnostics: false } literal => [.. LiteralPositions.Of(literal.Token).Select(static span => (TextSpan?)span)],
        InterpolatedStringExpressionSyntax { ContainsDiagnostics: false } interpolated => [.. interpolated.Contents.SelectMany(part => Of(part, interpolated, depth))],
        IdentifierNameSyntax or MemberAccessExpressionSyntax => InitializerOf(expression) is { } value ? Of(value, depth) : null,
        _ => null,
    };

    private IReadOnlyList<TextSpan?> Of(InterpolatedStringContentSyntax part, InterpolatedStringExpressionSyntax whole, int depth) => part switch
    {
        InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole => Of(hole.Expression, depth),
        InterpolatedStringTextSyntax text => [.. PlacesOf(text.TextToken, whole).Select(static span => (TextSpan?)span)],
        _ => [],
    };

    private static List<TextSpan> PlacesOf(SyntaxToken text, InterpolatedStringExpressionSyntax whole) => whole.StringStartToken.Kind() switch
    {
        SyntaxKind.InterpolatedSingleLineRawStringStartToken => LiteralPositions.OfPlain(text),
        SyntaxKind.InterpolatedMultiLineRawStringStartToken => LiteralPositions.OfInterpolatedLines(text, whole),
        var kind => LiteralPositions.OfInterpolated(text, isVerbatim: kind == SyntaxKind.InterpolatedVerbatimStringStartToken),
    };

    private ExpressionSyntax? InitializerOf(ExpressionSyntax name)
    {
        var symbol = model.GetSymbolInfo(name, cancellation).Symbol;
        if (symbol is not IFieldSymbol { IsConst: true } || symbol.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference) return null;
        return reference.SyntaxTree == model.SyntaxTree && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value }
            ? value
            : null;
    }

    private int LengthOf(ExpressionSyntax expression) => model.GetConstantValue(expression, cancellation).Value is string text ? text.Length : 0;
}
