using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using TypedStreaming.Events;

namespace TypedStreaming;

/// <summary>
/// Reads and writes a <see cref="Field{T}"/> with System.Text.Json: a null field as null, a field with a value as that value. A converter
/// cannot omit a property, so an unset field needs <see cref="JsonIgnoreCondition.WhenWritingDefault"/>, on the property or in the options.
/// Code that System.Text.Json generates calls this converter; your code does not need it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FieldConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsConstructedGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Field<>);
    }

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "A field is a struct: its default value needs no constructor.")]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        ((IFieldConverterSource)RuntimeHelpers.GetUninitializedObject(typeToConvert)).CreateConverter();
}
