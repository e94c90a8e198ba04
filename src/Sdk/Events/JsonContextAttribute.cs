using System.Text.Json.Serialization;

namespace TypedStreaming;

/// <summary>
/// Specifies that the values of a member, or all values of a type, are read with System.Text.Json, using the metadata of a
/// <see cref="JsonSerializerContext"/>. The attribute is meant for types that the generator cannot read, such as types with their own
/// converters.
/// </summary>
/// <param name="context">The context: a class with a <see cref="JsonSerializableAttribute"/> for the type of the values.</param>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface,
    Inherited = false)]
public sealed class JsonContextAttribute(Type context) : Attribute
{
    /// <summary>The <see cref="JsonSerializerContext"/> with the metadata of the type.</summary>
    public Type Context { get; } = context;
}
