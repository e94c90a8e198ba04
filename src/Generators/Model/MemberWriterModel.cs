namespace TypedStreaming.Generators.Model;

/// <summary>Describes how generated code gets the value of a member when it writes an event.</summary>
/// <param name="Access">The C# expression for the member of <c>value</c>.</param>
/// <param name="IsNullable">True if the type of the value is a nullable value type.</param>
/// <param name="Omission">The values that are not written.</param>
internal sealed record MemberWriterModel(string Access, bool IsNullable, OmissionModel Omission);
