using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Members;

/// <summary>
/// Finds the members of a PushTopic event that require a field to be present. Only <c>Id</c> always is: a delete carries
/// nothing else, and fields that the subscriber or the modifying user may not read are left out.
/// </summary>
internal static class OptionalMembers
{
    private const string AlwaysThere = "Id";

    public static void Check(ParseScope scope, List<MemberBinding> bindings)
    {
        foreach (var binding in bindings)
        {
            if (!binding.IsNamed || binding.WireName == AlwaysThere) continue;
            if (ReasonAgainst(binding) is { } reason)
                scope.ReportAt(Rules.MayBeLeftOut, binding.Candidate.Symbol, binding.Candidate.Name, reason);
        }
    }

    // If a member has a default of its own, the program provides a value for this case.
    private static string? ReasonAgainst(MemberBinding binding) => binding switch
    {
        { IsRequired: true } => "such an event would be refused",
        { MayBeNull: false, IsField: false, Placement: MemberPlacement.Initializer } => $"it would then be {EmptyValueOf(binding)}",
        _ => null,
    };

    private static string EmptyValueOf(MemberBinding binding) =>
        binding.Type.IsReferenceType ? "null, although its type does not allow null" : "the default of its type, as if it had been sent";
}
