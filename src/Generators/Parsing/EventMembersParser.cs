using TypedStreaming.Generators.Analyzers;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Parsing;

/// <summary>Turns the members of a type into models.</summary>
internal static class EventMembersParser
{
    public static EventMembers Parse(ParseScope scope, EventKindModel kind, bool isText)
    {
        var constructor = ConstructorSelector.Select(scope);
        var bindings = new MemberBinder(scope, constructor).Bind(MemberCollector.Collect(scope));
        CheckNames(scope, bindings);
        if (isText) CheckText(scope, bindings);
        if (kind == EventKindModel.PushTopic) OptionalMembers.Check(scope, bindings);
        else LonePayloadText.Check(scope, bindings);
        return scope.FirstError is null ? MemberModels.Make(bindings, isText) : new EventMembers();
    }

    private static void CheckNames(ParseScope scope, List<MemberBinding> bindings)
    {
        var first = new Dictionary<string, MemberCandidate>(StringComparer.Ordinal);
        foreach (var candidate in bindings.Where(b => b.Kind != MemberKind.Metadata).Select(b => b.Candidate))
        {
            if (first.TryGetValue(candidate.WireName, out var other))
                ReportName(scope, candidate, other, bindings);
            else first.Add(candidate.WireName, candidate);
        }
    }

    private static void ReportName(ParseScope scope, MemberCandidate candidate, MemberCandidate other, List<MemberBinding> bindings)
    {
        var taken = new UniqueNames([.. bindings.Select(b => b.Candidate.WireName)]);
        scope.ReportAt(
            Rules.SameWireName,
            candidate.Symbol,
            Suggestions.Of(Suggestions.WireName, taken.Take(candidate.Name)),
            other.Name,
            candidate.Name,
            candidate.WireName);
    }

    private static void CheckText(ParseScope scope, List<MemberBinding> bindings)
    {
        var members = bindings.Where(b => b.Kind != MemberKind.Metadata).ToList();
        if (members.Count == 1 && members[0].Kind == MemberKind.String) return;
        var found = members.Count switch
        {
            0 => "none",
            1 => $"one of type '{members[0].Type.ToShortName()}'",
            _ => string.Join(", ", members.Select(m => $"'{m.Candidate.Name}'")),
        };
        scope.Report(Rules.TextPayload, DefectSite.Payload, scope.Type.Name, found);
    }
}
