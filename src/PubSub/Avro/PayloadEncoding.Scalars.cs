using System.Text.Json;
using System.Text.Unicode;

namespace TypedStreaming.PubSub.Avro;

internal sealed partial class PayloadEncoding
{
    private void WriteScalar(AvroType type, ref Utf8JsonReader reader)
    {
        if (!TryWriteScalar(type, ref reader)) throw Unexpected(type, ref reader);
    }

    private bool TryWriteScalar(AvroType type, ref Utf8JsonReader reader) => type.Kind switch
    {
        AvroKind.Null => reader.TokenType == JsonTokenType.Null,
        AvroKind.Boolean => TryWriteBoolean(ref reader),
        AvroKind.Int => TryWriteInt(ref reader),
        AvroKind.Long => TryWriteLong(ref reader),
        AvroKind.Float => TryWriteFloat(ref reader),
        AvroKind.Double => TryWriteDouble(ref reader),
        AvroKind.String => TryWriteText(ref reader),
        AvroKind.Enum => TryWriteSymbol(type, ref reader),
        AvroKind.Bytes => TryWriteBytes(ref reader),
        AvroKind.Fixed => TryWriteFixed(type.Size, ref reader),
        _ => false,
    };

    private bool TryWriteBoolean(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.True or JsonTokenType.False)) return false;
        _writer.WriteBoolean(reader.TokenType == JsonTokenType.True);
        return true;
    }

    private bool TryWriteInt(ref Utf8JsonReader reader)
    {
        if (!JsonWholeNumber.TryRead(ref reader, out var value) || value != (int)value) return false;
        _writer.WriteLong(value);
        return true;
    }

    private bool TryWriteLong(ref Utf8JsonReader reader)
    {
        if (!JsonWholeNumber.TryRead(ref reader, out var value) && !JsonWholeNumber.TryReadDate(ref reader, out value)) return false;
        _writer.WriteLong(value);
        return true;
    }

    private bool TryWriteFloat(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetSingle(out var value) || !float.IsFinite(value)) return false;
        _writer.WriteFloat(value);
        return true;
    }

    private bool TryWriteDouble(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var value) || !double.IsFinite(value)) return false;
        _writer.WriteDouble(value);
        return true;
    }

    private bool TryWriteText(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String) return false;
        var text = reader.ValueSpan;
        if (reader.ValueIsEscaped)
        {
            var buffer = new byte[text.Length];
            text = buffer.AsSpan(0, reader.CopyString(buffer));
        }

        if (!Utf8.IsValid(text)) throw Failure("the text is not valid UTF-8");
        _writer.WriteBytes(text);
        return true;
    }

    private bool TryWriteSymbol(AvroType type, ref Utf8JsonReader reader)
    {
        if (UnionBranch.FindSymbol(type, ref reader) is not (>= 0 and var index)) return false;
        _writer.WriteLong(index);
        return true;
    }

    private bool TryWriteBytes(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetBytesFromBase64(out var value)) return false;
        _writer.WriteBytes(value);
        return true;
    }

    private bool TryWriteFixed(int size, ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetBytesFromBase64(out var value) || value.Length != size) return false;
        _writer.WriteFixed(value);
        return true;
    }
}
