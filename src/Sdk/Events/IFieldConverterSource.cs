using System.Text.Json.Serialization;

namespace TypedStreaming.Events;

/// <summary>What a field can do without anybody naming its type argument, so that nothing is made by reflection.</summary>
internal interface IFieldConverterSource
{
    JsonConverter CreateConverter();
}
