namespace TypedStreaming;

/// <summary>
/// Marks the enum constant that is used for every name that the enum does not contain. Without such a constant, an unknown name makes the
/// event unreadable. The administrators of an org can add values to a picklist at any time.
/// </summary>
[AttributeUsage(AttributeTargets.Field, Inherited = false)]
public sealed class UnknownFallbackAttribute : Attribute;
