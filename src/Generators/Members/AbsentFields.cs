using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Members;

/// <summary>Explains what happens to a member if its field is absent from the event.</summary>
internal static class AbsentFields
{
    /// <summary>
    /// Returns the problem that occurs if the member's field is absent, or null. There is no problem if the member has its own default,
    /// because the program provides a value for this case.
    /// </summary>
    public static string? ReasonAgainst(MemberBinding binding) => binding switch
    {
        { IsRequired: true } => "such an event could not be read",
        { MayBeNull: false, IsField: false, Placement: MemberPlacement.Initializer } =>
            binding.Type.IsReferenceType
                ? "it would then be null, although its type does not allow null"
                : "it would then be the default of its type, as if it had been sent",
        _ => null,
    };
}
