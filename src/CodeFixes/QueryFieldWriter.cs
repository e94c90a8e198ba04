using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedStreaming.CodeFixes;

/// <summary>
/// Adds fields to a SOQL query in the source code, after the last selected field. The diagnostic specifies which fields to add, and where. If the
/// query is a constant in another file, the diagnostic does not specify a position, because other code may use the constant too.
/// </summary>
internal static class QueryFieldWriter
{
    private const string Field = "QueryField";

    /// <summary>Returns the document that contains the query, or null if the document cannot be changed.</summary>
    public static Document? DocumentOf(Diagnostic diagnostic, Solution solution) =>
        diagnostic.Suggested(Field) is not null && diagnostic.AdditionalLocations.Count > 0 && diagnostic.AdditionalLocations[0].SourceTree is { } tree
            ? solution.GetDocument(tree)
            : null;

    public static async Task<Document> InsertAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var changes = diagnostics
            .Where(d => DocumentOf(d, document.Project.Solution)?.Id == document.Id)
            .GroupBy(static d => d.AdditionalLocations[0].SourceSpan.End, static d => d.Suggested(Field)!)
            .OrderBy(static fields => fields.Key)
            .Select(static fields => new TextChange(new TextSpan(fields.Key, 0), TextOf(fields)));
        return document.WithText(text.WithChanges(changes));
    }

    private static string TextOf(IEnumerable<string> fields) => string.Concat(fields.Distinct(StringComparer.OrdinalIgnoreCase).Select(static f => ", " + f));
}
