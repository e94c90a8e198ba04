namespace TypedStreaming;

/// <summary>
/// Marks the enum constant that is used for every name that the enum does not contain. Without such a constant, an unknown name makes the event
/// unreadable. Unknown names can occur at any time, because the administrators of an org can add values to a picklist.
/// </summary>
[AttributeUsage(AttributeTargets.Field, Inherited = false)]
public sealed class UnknownFallbackAttribute : Attribute;
