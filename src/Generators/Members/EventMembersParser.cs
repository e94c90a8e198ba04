using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Members;

/// <summary>Parses the members of an event type.</summary>
internal static class EventMembersParser
{
    /// <summary>Parses the members of a type. Returns null if the type has an error.</summary>
    public static EventMembers? Parse(ParseScope scope, bool isText)
    {
        var bindings = Bind(scope);
        if (isText) CheckText(scope, bindings);
        else IgnoredAttributes.Check(scope, bindings);
        if (scope.Kind == EventKindModel.PushTopic) OptionalMembers.Check(scope, bindings);
        if (scope.Kind == EventKindModel.Generic) LonePayloadText.Check(scope, bindings);
        if (scope.Kind == EventKindModel.PlatformEvent) CustomFields.Check(scope, bindings);
        if (scope.Kind == EventKindModel.ChangeEvent) UnchangedMembers.Check(scope, bindings);
        if (bindings.Count == 0) MissingMembers.Report(scope);
        return scope.FirstError is null ? new MemberModels(scope).Make(bindings, isText) : null;
    }

    /// <summary>Returns the members of an event type, or the members of a compound member's type.</summary>
    public static List<MemberBinding> Bind(ParseScope scope)
    {
        var constructor = ConstructorSelector.Select(scope);
        var bindings = new MemberBinder(scope, constructor).Bind(MemberCollector.Collect(scope));
        CheckNames(scope, bindings);
        ExtensionData.CheckOne(scope, bindings);
        return bindings;
    }

    private static void CheckNames(ParseScope scope, List<MemberBinding> bindings)
    {
        var first = new Dictionary<string, MemberCandidate>(StringComparer.Ordinal);
        foreach (var binding in bindings.Where(b => b.IsNamed))
        {
            if (first.TryGetValue(binding.WireName, out var other))
                ReportName(scope, binding, other, bindings);
            else first.Add(binding.WireName, binding.Candidate);
        }
    }

    private static void ReportName(ParseScope scope, MemberBinding binding, MemberCandidate other, List<MemberBinding> bindings)
    {
        var taken = new UniqueNames([.. bindings.Select(b => b.WireName)]);
        scope.ReportAt(
            Rules.SameWireName,
            binding.Candidate.Symbol,
            Suggestions.Of(Suggestions.WireName, taken.Take(binding.Candidate.Name)),
            other.Name,
            binding.Candidate.Name,
            binding.WireName);
    }

    private static void CheckText(ParseScope scope, List<MemberBinding> bindings)
    {
        var members = bindings.Where(b => b.Kind != MemberKind.Metadata).ToList();
        if (members.Count == 1 && members[0] is { Kind: MemberKind.String, IsField: false }) return;
        var found = members.Count switch
        {
            0 => "none",
            1 => $"one of type '{members[0].Type.ToShortName()}'",
            _ => string.Join(", ", members.Select(m => $"'{m.Candidate.Name}'")),
        };
        scope.Report(Rules.TextPayload, DefectSite.Payload, scope.Type.Name, found);
    }
}
