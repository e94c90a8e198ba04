namespace TypedStreaming.Generators.Model;

/// <summary>How one value is read: that of a member, or an element of a collection.</summary>
/// <param name="Kind">What it is read as.</param>
/// <param name="AcceptsNull">Whether it may be null.</param>
/// <param name="Reader">The method that reads it, if <c>EventJson</c> has none that is named for the kind.</param>
/// <param name="Context">The System.Text.Json context for <see cref="MemberKind.Deserialized"/>.</param>
internal sealed record ValueModel(MemberKind Kind, bool AcceptsNull, string? Reader = null, string? Context = null);
