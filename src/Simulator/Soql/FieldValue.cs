using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Soql;

/// <summary>A value of a record, which is compared by the rules of Salesforce: case is ignored, and an empty string counts as null.</summary>
/// <param name="node">The value.</param>
/// <param name="isId">True if the value is an id, whose forms of 15 and 18 characters are equal.</param>
/// <param name="isMultiPicklist">True if the value is a list with semicolons, whose order does not matter.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly struct FieldValue(JsonNode? node, bool isId, bool isMultiPicklist)
{
    private const int CaseSensitiveIdLength = 15;
    private const char Separator = ';';

    private string? Text => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    private bool IsNull => node is null || Text is "";

    public bool IsEqualTo(Literal literal) => literal.Value switch
    {
        null or "" => IsNull,
        // A checkbox is never null.
        bool wanted => (node?.GetValueKind() == JsonValueKind.True) == wanted,
        string wanted when isMultiPicklist => Text is { } list && SetOf(list).SetEquals(SetOf(wanted)),
        _ => OrderTo(literal) == 0,
    };

    /// <summary>
    /// Compares the value with a literal. The result is negative, zero or positive, or null if the value and the literal cannot be compared.
    /// </summary>
    public int? OrderTo(Literal literal)
    {
        if (IsNull) return null;
        return literal.Value switch
        {
            string wanted => Text is { } text ? Compare(text, wanted) : null,
            double wanted => node!.GetValueKind() == JsonValueKind.Number ? NumberOf(node).CompareTo(wanted) : null,
            DateOnly wanted => DateOnly.TryParseExact(Text, "yyyy-MM-dd", out var date) ? date.CompareTo(wanted) : null,
            DateTimeOffset wanted => Moment(Text) is { } moment ? moment.CompareTo(wanted) : null,
            TimeOnly wanted => Text is { } text && NumberAndDateForms.Read(text)?.Value is TimeOnly time ? time.CompareTo(wanted) : null,
            _ => null,
        };
    }

    public bool IsLike(Literal literal) =>
        Text is { Length: > 0 } text && literal.Kind == LiteralKind.Text && new LikePattern(literal.Text).Matches(text);

    /// <summary>Returns true if a multi-select picklist contains all values of a literal such as <c>'a;b'</c>.</summary>
    public bool Includes(Literal literal)
    {
        if (literal.Value is not string wanted) return literal.Value is null && IsNull;
        return Text is { } list && SetOf(list).IsSupersetOf(SetOf(wanted));
    }

    private int Compare(string text, string wanted)
    {
        var areIds = isId && text.Length >= CaseSensitiveIdLength && wanted.Length >= CaseSensitiveIdLength;
        return areIds
            ? string.CompareOrdinal(text, 0, wanted, 0, CaseSensitiveIdLength)
            : string.Compare(text, wanted, StringComparison.OrdinalIgnoreCase);
    }

    // A number that a test wrote as JSON is compared by its text, and one that the org made by its value.
    private static double NumberOf(JsonNode node) => double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);

    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    private static HashSet<string> SetOf(string list) =>
        new(list.Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
