using System.Text;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Members;

/// <summary>
/// Finds members of a custom platform event that no field can fill: Salesforce's own fields have known names, and the names of all other fields
/// end in <c>__c</c>. Standard events and custom channels are not checked, because their fields can have any name.
/// </summary>
internal static class CustomFields
{
    /// <summary>The key under which a diagnostic passes a second suggested JSON name to its code fix.</summary>
    public const string OtherWireName = "OtherWireName";

    private const string EventSuffix = "__e";
    private const string FieldSuffix = "__c";

    private static readonly string[] Standard = ["CreatedDate", "CreatedById", "EventUuid", "ReplayId"];

    public static void Check(ParseScope scope, List<MemberBinding> bindings)
    {
        if (scope.Attribute.FirstArgument() is not string channel || !ApiNames.EndsWith(channel, EventSuffix)) return;
        foreach (var binding in bindings.Where(static b => b.IsNamed && !ApiNames.EndsWith(b.WireName, FieldSuffix) && !Standard.Contains(b.WireName, StringComparer.Ordinal)))
        {
            var (name, other) = (binding.WireName + FieldSuffix, Words(binding.WireName) + FieldSuffix);
            var suggestions = Suggestions.Of(Suggestions.WireName, name);
            if (other != name) suggestions = suggestions.Add(OtherWireName, other);
            scope.ReportAt(Rules.NoCustomField, binding.Candidate.Symbol, suggestions, binding.Candidate.Name, binding.WireName);
        }
    }

    // Salesforce proposes the name from a label, with '_' for each space: PrinterModel is probably Printer_Model__c.
    private static string Words(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1])) text.Append('_');
            text.Append(name[i]);
        }

        return text.ToString();
    }
}
