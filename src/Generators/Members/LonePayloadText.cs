using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Members;

/// <summary>
/// Finds generic events that are probably intended for plain text, but would be read as JSON. Such an event type has one string member, and nothing
/// in the type mentions the payload or JSON.
/// </summary>
internal static class LonePayloadText
{
    public static void Check(ParseScope scope, List<MemberBinding> bindings)
    {
        if (PayloadFormats.IsSet(scope.Attribute)) return;
        var members = bindings.FindAll(b => b.Kind != MemberKind.Metadata);
        if (members.Count == 1 && members[0] is { Kind: MemberKind.String, Candidate: { ExplicitName: null } only })
            scope.Report(Rules.LoneText, DefectSite.Attribute, scope.Type.Name, only.Name);
    }
}
