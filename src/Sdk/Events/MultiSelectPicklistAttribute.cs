namespace TypedStreaming;

/// <summary>
/// Reads a member from a multi-select picklist. The string <c>a;b</c> gives the values <c>a</c> and <c>b</c>; the empty string gives no
/// values. The member is a list of <see cref="string"/> or of an enum.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field, Inherited = false)]
public sealed class MultiSelectPicklistAttribute : Attribute;
