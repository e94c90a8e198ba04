namespace TypedStreaming.Generators.Model;

/// <summary>The way in which a member's value is stored in the event.</summary>
internal enum MemberPlacement
{
    /// <summary>The value is passed as a constructor argument.</summary>
    Argument,

    /// <summary>The value is set in the object initializer, even if the event did not contain the member.</summary>
    Initializer,

    /// <summary>
    /// The value is assigned after the event has been created, if the JSON contained the member. Otherwise, the member keeps the default value of
    /// its type.
    /// </summary>
    AssignedWhenSeen,

    /// <summary>
    /// The value is set only if the event contained the member. This is used for members that cannot be assigned after the event has been created:
    /// the member is init-only, or another member hides its name. The generated code calls the init accessor through an unsafe accessor, before
    /// other code sees the object.
    /// </summary>
    SetWhenSeen,
}
