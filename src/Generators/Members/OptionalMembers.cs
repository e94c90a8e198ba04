using TypedStreaming.Generators.Diagnostics;

namespace TypedStreaming.Generators.Members;

/// <summary>
/// Finds the members of a PushTopic event that require a field to be present. Only <c>Id</c> is always present: the event for a deleted record does
/// not contain any other fields, and fields that the subscriber or the modifying user does not have permission to read are omitted.
/// </summary>
internal static class OptionalMembers
{
    private const string AlwaysThere = "Id";

    public static void Check(ParseScope scope, List<MemberBinding> bindings)
    {
        foreach (var binding in bindings)
        {
            if (!binding.IsNamed || binding.WireName == AlwaysThere) continue;
            if (AbsentFields.ReasonAgainst(binding) is { } reason)
                scope.ReportAt(Rules.MayBeLeftOut, binding.Candidate.Symbol, binding.Candidate.Name, reason);
        }
    }
}
