namespace TypedStreaming;

/// <summary>
/// Marks the constant of an enum that stands for every name that the enum does not have. Without one an unknown name makes
/// the event unreadable. Values of a picklist are added in an org whenever its owners want to.
/// </summary>
[AttributeUsage(AttributeTargets.Field, Inherited = false)]
public sealed class UnknownFallbackAttribute : Attribute;
