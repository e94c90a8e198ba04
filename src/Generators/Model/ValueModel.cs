namespace TypedStreaming.Generators.Model;

/// <summary>Describes how generated code reads one value: the value of a member, or an element of a collection.</summary>
/// <param name="Kind">The kind of the value.</param>
/// <param name="AcceptsNull">True if the value may be null.</param>
/// <param name="Reader">The method that reads the value, if <c>EventJson</c> has no method for the kind.</param>
/// <param name="Context">The System.Text.Json context for <see cref="MemberKind.Deserialized"/>.</param>
internal sealed record ValueModel(MemberKind Kind, bool AcceptsNull, string? Reader = null, string? Context = null);
