using System.Text.Json;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Publish;

/// <summary>
/// Performs the checks that the JSON parser omits: each string must be valid Unicode, no member of an event may occur twice, and an event must
/// not contain a member that Salesforce sets.
/// </summary>
internal static class EventCheck
{
    private static readonly string[] SetBySalesforce = ["CreatedDate", "CreatedById"];

    /// <param name="reader">The reader at the first token of an event or of an array of events; a copy, so that the caller can read the value again.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="lines">The lines of the text, up to the first token.</param>
    /// <param name="from">The source of the text, for messages.</param>
    /// <exception cref="ToolException">The value contains what cannot be published.</exception>
    public static void Check(Utf8JsonReader reader, ReadOnlySpan<byte> text, LineCounter lines, string from)
    {
        var members = reader.TokenType == JsonTokenType.StartArray ? 2 : 1;
        var end = reader.CurrentDepth;
        var names = new HashSet<string>(StringComparer.Ordinal);
        do
        {
            if (reader.TokenType == JsonTokenType.StartObject && reader.CurrentDepth == members - 1) names.Clear();
            if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String)) continue;
            var defect = ForeignJson.TextAt(ref reader) is not { } value ? ForeignJson.NotUnicode
                : reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == members ? DefectOf(value, names)
                : null;
            if (defect is not null) throw new ToolException($"{from}, line {lines.At(text, (int)reader.TokenStartIndex)}: {defect}.");
        }
        while ((reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray || reader.CurrentDepth > end) && reader.Read());
    }

    private static string? DefectOf(string member, HashSet<string> names)
    {
        if (SetBySalesforce.Contains(member, StringComparer.Ordinal)) return $"Salesforce sets {member} in each event. Remove this member";
        return names.Add(member) ? null : $"the member {member} occurs twice. Remove one of the two";
    }
}
