using System.Text.Json.Serialization;

namespace TypedStreaming.Events;

/// <summary>Makes the converter of a field without knowing its type argument, so that nothing is made by reflection.</summary>
internal interface IFieldConverterSource
{
    JsonConverter CreateConverter();
}
