namespace TypedStreaming.Generators.Model;

/// <summary>An event type in the list of its assembly.</summary>
/// <param name="TypeName">The type's name as generated code writes it.</param>
/// <param name="IsPublic">True if other assemblies can refer to the type.</param>
internal sealed record RegistrationModel(string TypeName, bool IsPublic)
{
    /// <summary>Returns the list entry of an event type, or null if the type cannot be read or the list cannot refer to it.</summary>
    public static RegistrationModel? Of(EventTypeModel type) =>
        type.Invalid is null && type.Visibility != EventVisibility.Hidden
            ? new RegistrationModel(type.TypeName, type.Visibility == EventVisibility.Everyone)
            : null;
}
