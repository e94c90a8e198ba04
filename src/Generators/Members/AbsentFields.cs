using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Members;

/// <summary>Explains what happens to a member when its field is absent from the event.</summary>
internal static class AbsentFields
{
    /// <summary>The harm, or null. If a member has a default of its own, the program provides a value for this case.</summary>
    public static string? ReasonAgainst(MemberBinding binding) => binding switch
    {
        { IsRequired: true } => "such an event would be refused",
        { MayBeNull: false, IsField: false, Placement: MemberPlacement.Initializer } =>
            binding.Type.IsReferenceType
                ? "it would then be null, although its type does not allow null"
                : "it would then be the default of its type, as if it had been sent",
        _ => null,
    };
}
