namespace TypedStreaming.PubSub.Avro;

internal ref partial struct Transcription
{
    private void WriteValue(AvroType type, int depth)
    {
        switch (type.Kind)
        {
            case AvroKind.Null:
                _cursor.CountEmptyValue();
                _json.Write("null"u8);
                break;
            case AvroKind.Boolean:
                _json.Write(_cursor.ReadBoolean() ? "true"u8 : "false"u8);
                break;
            case AvroKind.Int:
                _json.Write(_cursor.ReadInt());
                break;
            case AvroKind.Long:
                WriteLong(type.Date);
                break;
            case AvroKind.Float:
                _json.Write(Finite(_cursor.ReadFloat()));
                break;
            case AvroKind.Double:
                _json.Write(Finite(_cursor.ReadDouble()));
                break;
            case AvroKind.Bytes:
                _json.WriteBase64(_cursor.ReadBytes());
                break;
            case AvroKind.String:
                WriteText();
                break;
            case AvroKind.Enum:
                _json.Write(type.Symbols[_cursor.ReadIndex(type.Symbols.Length, "an enum has no symbol with the given index")].Token);
                break;
            case AvroKind.Fixed:
                if (type.Size == 0) _cursor.CountEmptyValue();
                _json.WriteBase64(_cursor.ReadFixed(type.Size));
                break;
            default:
                WriteContainer(type, depth);
                break;
        }
    }

    private void WriteLong(DateForm date)
    {
        var value = _cursor.ReadLong();
        if (datesAsText && date != DateForm.None) _json.WriteDate(value, date);
        else _json.Write(value);
    }

    private void WriteContainer(AvroType type, int depth)
    {
        if (depth > MaxDepth) throw new AvroPayloadException($"values are nested more than {MaxDepth} levels deep", _cursor.Position);
        switch (type.Kind)
        {
            case AvroKind.Union:
                var branch = ReadBranch(type);
                if (branch.Kind == AvroKind.Null) _json.Write("null"u8);
                else WriteValue(branch, depth + 1);
                break;
            case AvroKind.Record:
                WriteRecord(type, depth);
                break;
            case AvroKind.Array:
                WriteArray(type.Items!, depth);
                break;
            default:
                WriteMap(type.Items!, depth);
                break;
        }
    }

    private AvroType ReadBranch(AvroType union) => union.Branches[_cursor.ReadIndex(union.Branches.Length, "a union has no branch with the given index")];

    private void WriteRecord(AvroType record, int depth)
    {
        var start = _cursor.Position;
        _json.Write((byte)'{');
        foreach (var field in record.Fields)
        {
            if (depth <= 2) _part = field;
            _json.WriteNext(field.NextMember);
            WriteValue(field.Type, depth + 1);
        }

        _json.Write((byte)'}');
        if (depth <= 2) _part = null;
        if (_cursor.Position == start) _cursor.CountEmptyValue();
    }

    private void WriteArray(AvroType items, int depth)
    {
        _json.Write((byte)'[');
        while (_cursor.ReadBlock(out var end) is var count and > 0)
        {
            for (; count > 0; count--)
            {
                _json.WriteComma();
                WriteValue(items, depth + 1);
            }

            _cursor.EndBlock(end);
        }

        _json.Write((byte)']');
    }

    private void WriteMap(AvroType values, int depth)
    {
        _json.Write((byte)'{');
        while (_cursor.ReadBlock(out var end) is var count and > 0)
        {
            for (; count > 0; count--)
            {
                _json.WriteComma();
                WriteText();
                _json.Write((byte)':');
                WriteValue(values, depth + 1);
            }

            _cursor.EndBlock(end);
        }

        _json.Write((byte)'}');
    }

    private void WriteText()
    {
        var start = _cursor.Position;
        if (!_json.TryWriteText(_cursor.ReadBytes())) throw new AvroPayloadException("a text is not valid UTF-8", start);
    }

    private readonly double Finite(double value) =>
        double.IsFinite(value) ? value : throw new AvroPayloadException("a number is not finite", _cursor.Position - sizeof(double));

    private readonly float Finite(float value) =>
        float.IsFinite(value) ? value : throw new AvroPayloadException("a number is not finite", _cursor.Position - sizeof(float));
}
