using System.Text.Json.Serialization;

namespace TypedStreaming.Events;

/// <summary>
/// Creates the JSON converter of a <see cref="Field{T}"/> for callers that do not know its type argument, so that they need no reflection.
/// </summary>
internal interface IFieldConverterSource
{
    JsonConverter CreateConverter();
}
