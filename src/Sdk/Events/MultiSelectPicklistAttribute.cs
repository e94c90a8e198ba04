namespace TypedStreaming;

/// <summary>
/// Specifies that a member is read from a multi-select picklist. The string <c>a;b</c> contains the values <c>a</c> and <c>b</c>; an empty string
/// contains no values. The member must be a list of <see cref="string"/> or of an enum.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field, Inherited = false)]
public sealed class MultiSelectPicklistAttribute : Attribute;
