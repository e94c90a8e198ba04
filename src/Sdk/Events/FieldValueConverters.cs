using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TypedStreaming.Events;

/// <summary>The JSON converters of common types of field values, created without reflection.</summary>
internal static class FieldValueConverters
{
    /// <summary>Returns the JSON converter of a type, or null if there is none.</summary>
    public static JsonConverter? For(Type type) => type switch
    {
        _ when type == typeof(string) => JsonMetadataServices.StringConverter,
        _ when type == typeof(bool) => JsonMetadataServices.BooleanConverter,
        _ when type == typeof(sbyte) => JsonMetadataServices.SByteConverter,
        _ when type == typeof(byte) => JsonMetadataServices.ByteConverter,
        _ when type == typeof(short) => JsonMetadataServices.Int16Converter,
        _ when type == typeof(ushort) => JsonMetadataServices.UInt16Converter,
        _ when type == typeof(int) => JsonMetadataServices.Int32Converter,
        _ when type == typeof(uint) => JsonMetadataServices.UInt32Converter,
        _ when type == typeof(long) => JsonMetadataServices.Int64Converter,
        _ when type == typeof(ulong) => JsonMetadataServices.UInt64Converter,
        _ when type == typeof(float) => JsonMetadataServices.SingleConverter,
        _ when type == typeof(double) => JsonMetadataServices.DoubleConverter,
        _ when type == typeof(decimal) => JsonMetadataServices.DecimalConverter,
        _ when type == typeof(DateTimeOffset) => JsonMetadataServices.DateTimeOffsetConverter,
        _ when type == typeof(DateTime) => JsonMetadataServices.DateTimeConverter,
        _ when type == typeof(DateOnly) => JsonMetadataServices.DateOnlyConverter,
        _ when type == typeof(TimeOnly) => JsonMetadataServices.TimeOnlyConverter,
        _ when type == typeof(Guid) => JsonMetadataServices.GuidConverter,
        _ when type == typeof(TextChange) => new TextChangeConverter(),
        _ when type == typeof(CompoundName) => new CompoundNameConverter(),
        _ => null,
    };
}
