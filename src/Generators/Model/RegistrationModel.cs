namespace TypedStreaming.Generators.Model;

/// <summary>An entry in the generated list of an assembly's event types.</summary>
/// <param name="TypeName">The type's name as generated code writes it.</param>
/// <param name="IsPublic">True if other assemblies can refer to the type.</param>
internal sealed record RegistrationModel(string TypeName, bool IsPublic)
{
    /// <summary>
    /// The generated members that a handler can use as the key of the events. The attribute of a handler can contain the name of such a member
    /// before the member is generated.
    /// </summary>
    public EquatableArray<DerivedKeyModel> Keys { get; init; }

    /// <summary>
    /// Returns the entry for an event type in the generated list, or null if the type cannot be read or the list cannot refer to it.
    /// </summary>
    public static RegistrationModel? Of(EventTypeModel type) =>
        type.Invalid is null && type.Visibility != EventVisibility.Hidden
            ? new RegistrationModel(type.TypeName, type.Visibility == EventVisibility.Everyone) { Keys = KeysOf(type) }
            : null;

    private static EquatableArray<DerivedKeyModel> KeysOf(EventTypeModel type) => type.DerivedMembers.Count == 0 || type.Body is not { } body
        ? default
        : body.Members.Where(static m => !m.IsField && m.Kind is MemberKind.String or MemberKind.Int32 or MemberKind.Enum)
            .Select(static m => new DerivedKeyModel(m.Identifier, m.Kind == MemberKind.String))
            .ToEquatableArray();
}
