using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Soql;
using TypedStreaming.Generators.Soql.Checks;

namespace TypedStreaming.Generators.Queries;

/// <summary>The field that a code fix can add to a query, and the source position at which to insert it.</summary>
/// <param name="Places">The location after which the field is inserted; empty if the list of fields is in another file.</param>
/// <param name="Suggestions">The text for the fix.</param>
internal sealed record QueryInsertion(IReadOnlyList<Location> Places, ImmutableDictionary<string, string?> Suggestions)
{
    public const string FieldKey = "QueryField";

    private static readonly QueryInsertion None = new([], ImmutableDictionary<string, string?>.Empty);

    public static QueryInsertion Of(ConstantText query, SelectList selected, string field) =>
        IsName(field) && selected.End is { } end && query.LastOf(end) is { } place
            ? new QueryInsertion([place], ImmutableDictionary<string, string?>.Empty.Add(FieldKey, field))
            : None;

    private static bool IsName(string field) => field.Length > 0 && Lexer.IsNameStart(field[0]) && field.All(static c => Lexer.IsNameStart(c) || Lexer.IsDigit(c));
}
