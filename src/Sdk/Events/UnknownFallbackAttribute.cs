namespace TypedStreaming;

/// <summary>
/// Marks the enum constant that is used for every name that the enum does not have. Without one, an unknown name makes the event unreadable.
/// An org's administrators can add values to a picklist at any time.
/// </summary>
[AttributeUsage(AttributeTargets.Field, Inherited = false)]
public sealed class UnknownFallbackAttribute : Attribute;
