namespace TypedStreaming.Generators.Model;

/// <summary>The way in which a member's value is stored in the event.</summary>
internal enum MemberPlacement
{
    /// <summary>As an argument of the constructor.</summary>
    Argument,

    /// <summary>In the object initializer, whether it was seen or not.</summary>
    Initializer,

    /// <summary>By assignment after the construction, if it was seen; else the type's own default stays.</summary>
    AssignedWhenSeen,

    /// <summary>
    /// As <see cref="AssignedWhenSeen"/>, for an init-only member, or one whose name another member hides: C# has no
    /// conditional object initializer, so the emitted code calls the init accessor through an unsafe accessor, before other code sees the object.
    /// </summary>
    SetWhenSeen,
}
