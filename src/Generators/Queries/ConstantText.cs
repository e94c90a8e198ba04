using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TypedStreaming.Generators.Soql;

namespace TypedStreaming.Generators.Queries;

/// <summary>A constant string in an attribute, with the position of each of its characters in the file.</summary>
internal sealed class ConstantText
{
    private readonly ExpressionSyntax _argument;
    private readonly IReadOnlyList<TextSpan?> _places;

    private ConstantText(string text, ExpressionSyntax argument, IReadOnlyList<TextSpan?> places) => (Text, _argument, _places) = (text, argument, places);

    public string Text { get; }

    /// <summary>Returns the constant string of an argument, or null if the argument is not a constant string.</summary>
    public static ConstantText? Of(ExpressionSyntax? argument, SemanticModel model, CancellationToken cancellation) =>
        argument is not null && model.GetConstantValue(argument, cancellation).Value is string text
            ? new ConstantText(text, argument, new ConstantPositions(model, cancellation).Of(argument))
            : null;

    /// <summary>
    /// Returns the location of a part of the text, and a note for the diagnostic. If the part comes from a constant in another file, the location is
    /// that of the argument, and the note contains the position in the constant. Otherwise, the note is empty.
    /// </summary>
    public (Location Location, string Note) LocationOf(QuerySpan span)
    {
        if (Text.Length == 0) return (_argument.GetLocation(), "");
        var first = Math.Min(span.Start, Text.Length - 1);
        var last = Math.Max(first, Math.Min(span.End, Text.Length) - 1);
        return PlaceOf(first, last) is { } place
            ? (Location.Create(_argument.SyntaxTree, place), "")
            : (_argument.GetLocation(), $" (at offset {span.Start} of the text)");
    }

    /// <summary>Returns the location of the last character of a part of the text, or null if that character is in another file.</summary>
    public Location? LastOf(QuerySpan span) =>
        span.Length > 0 && _places[span.End - 1] is { Length: 1 } place ? Location.Create(_argument.SyntaxTree, place) : null;

    // Parts of a text can be in any order in the file.
    private TextSpan? PlaceOf(int first, int last)
    {
        for (var i = first; i <= last; i++)
            if (_places[i] is null) return null;
        return _places[first]!.Value.Start <= _places[last]!.Value.End ? TextSpan.FromBounds(_places[first]!.Value.Start, _places[last]!.Value.End) : null;
    }
}
