namespace TypedStreaming.Generators.Model;

/// <summary>The init accessor of a property, which the generated code calls after it has created the event.</summary>
/// <param name="Method">The name of the generated method.</param>
/// <param name="Target">The accessor's metadata name, such as <c>set_Region</c>.</param>
/// <param name="DeclaringType">The type that declares the property.</param>
/// <param name="ValueType">The property's type.</param>
internal sealed record AccessorModel(string Method, string Target, string DeclaringType, string ValueType);
