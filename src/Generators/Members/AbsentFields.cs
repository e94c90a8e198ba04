using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Members;

/// <summary>Explains the problem that occurs if an event does not contain a member's field.</summary>
internal static class AbsentFields
{
    /// <summary>
    /// Returns the problem that occurs if the field of a member is absent, or null if there is no problem. There is no problem for a member with its
    /// own default, because the member then keeps this default.
    /// </summary>
    public static string? ReasonAgainst(MemberBinding binding) => binding switch
    {
        { IsRequired: true } => "such an event could not be read",
        { MayBeNull: false, IsField: false, Placement: MemberPlacement.Initializer } =>
            binding.Type.IsReferenceType
                ? "the member would then be null, although its type does not allow null"
                : "the member would then have the default value of its type, as if the event had contained this value",
        _ => null,
    };
}
