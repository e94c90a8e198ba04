namespace TypedStreaming.Generators.Model;

/// <summary>An entry of the generated list of an assembly's event types.</summary>
/// <param name="TypeName">The type's name as generated code writes it.</param>
/// <param name="IsPublic">True if other assemblies can refer to the type.</param>
internal sealed record RegistrationModel(string TypeName, bool IsPublic)
{
    /// <summary>
    /// Returns the entry for an event type in the generated list, or null if the type cannot be read or the list cannot refer to it.
    /// </summary>
    public static RegistrationModel? Of(EventTypeModel type) =>
        type.Invalid is null && type.Visibility != EventVisibility.Hidden
            ? new RegistrationModel(type.TypeName, type.Visibility == EventVisibility.Everyone)
            : null;
}
