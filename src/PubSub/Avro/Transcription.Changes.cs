using System.Numerics;

namespace TypedStreaming.PubSub.Avro;

internal ref partial struct Transcription
{
    /// <summary>
    /// Writes a change event. A null field is written only if the header lists it, because only then did the change clear the field. The same rule
    /// applies to each part of a compound field.
    /// </summary>
    public void WriteChange(ChangePlan plan)
    {
        var marks = new ChangeMarks(plan, _json.ClearBits(plan.Marks.Words * ChangeMarks.Sets));
        var bodyStart = SkipTo(plan.HeaderIndex, plan.Fields);
        _json.Write((byte)'{');
        WriteHeaderMember(plan, ref marks);
        var bodyRest = _cursor.Position;
        marks.Combine();
        if (plan.HeaderIndex > 0)
        {
            _cursor.Position = bodyStart;
            WriteBody(plan, ref marks, 0, plan.HeaderIndex);
            _cursor.Position = bodyRest;
        }

        WriteBody(plan, ref marks, plan.HeaderIndex + 1, plan.Fields.Length);
        _json.Write((byte)'}');
    }

    /// <summary>Moves the cursor to the header, which is usually the first field. Returns the position of the first field.</summary>
    private int SkipTo(int headerIndex, AvroField[] fields)
    {
        for (var i = 0; i < headerIndex; i++)
        {
            _field = fields[i];
            WriteValue(fields[i].Type, 1);
            _json.Clear();
        }

        return 0;
    }

    private void WriteHeaderMember(ChangePlan plan, ref ChangeMarks marks)
    {
        _field = plan.Fields[plan.HeaderIndex];
        var type = _field.Type.Kind == AvroKind.Union ? ReadBranch(_field.Type) : _field.Type;
        if (type.Kind == AvroKind.Null) return;
        _json.WriteNext(_field.NextMember);
        _headerStart = _json.Length;
        if (ReferenceEquals(type, plan.Header)) WriteHeader(plan, ref marks);
        else WriteValue(type, 2);
        _headerEnd = _json.Length;
    }

    private void WriteHeader(ChangePlan plan, ref ChangeMarks marks)
    {
        _json.Write((byte)'{');
        for (var i = 0; i < plan.Header.Fields.Length; i++)
        {
            var field = _part = plan.Header.Fields[i];
            _json.WriteNext(field.NextMember);
            if (plan.HeaderLists[i] == FieldList.None) WriteValue(field.Type, 2);
            else WriteFieldList(field.Type, plan.Marks, marks.Of(plan.HeaderLists[i]));
        }

        _part = null;
        _json.Write((byte)'}');
    }

    private void WriteFieldList(AvroType type, FieldMarks marks, Span<ulong> set)
    {
        var list = type.Kind == AvroKind.Union ? ReadBranch(type) : type;
        if (list.Kind != AvroKind.Array || list.Items!.Kind != AvroKind.String)
        {
            if (list.Kind == AvroKind.Null) _json.Write("null"u8);
            else WriteValue(list, 3);
            return;
        }

        _json.Write((byte)'[');
        while (_cursor.ReadBlock(out var end) is var count and > 0)
        {
            for (; count > 0; count--) _ignored += marks.Expand(_cursor.ReadBytes(), set, _json);
            _cursor.EndBlock(end);
        }

        _json.Write((byte)']');
    }

    private void WriteBody(ChangePlan plan, ref ChangeMarks marks, int first, int end)
    {
        for (var i = first; i < end;)
        {
            var nulls = plan.NullRuns[i] > 0 ? _cursor.SkipZeros(plan.NullRuns[i]) : 0;
            if (nulls > 0)
            {
                WriteClearedFields(plan, ref marks, i, i + nulls);
                i += nulls;
                continue;
            }

            _field = plan.Fields[i];
            var type = _field.Type.Kind == AvroKind.Union ? ReadBranch(_field.Type) : _field.Type;
            if (type.Kind == AvroKind.Null) WriteClearedFields(plan, ref marks, i, i + 1);
            else WriteBodyMember(plan, ref marks, i, type);
            if (_field.Type.Kind == AvroKind.Null) _cursor.CountEmptyValue();
            i++;
        }
    }

    private void WriteBodyMember(ChangePlan plan, ref ChangeMarks marks, int index, AvroType type)
    {
        var field = plan.Fields[index];
        _json.WriteNext(field.NextMember);
        if (type.Kind == AvroKind.Record && ReferenceEquals(type, field.Type.FindRecord())) WriteCompound(plan, ref marks, index, type);
        else WriteValueOrDifference(type, marks.IsDifference(index), 2);
    }

    private void WriteValueOrDifference(AvroType type, bool isDifference, int depth)
    {
        if (!isDifference || type.Kind != AvroKind.String)
        {
            WriteValue(type, depth);
            return;
        }

        _json.Write("{\"diff\":"u8);
        WriteText();
        _json.Write((byte)'}');
    }

    private void WriteCompound(ChangePlan plan, ref ChangeMarks marks, int index, AvroType compound)
    {
        var firstPart = plan.Marks.FirstPart(index);
        var isWhole = marks.IsListedAsWhole(index);
        _json.Write((byte)'{');
        for (var i = 0; i < compound.Fields.Length; i++)
        {
            var part = _part = compound.Fields[i];
            var type = part.Type.Kind == AvroKind.Union ? ReadBranch(part.Type) : part.Type;
            var isNull = type.Kind == AvroKind.Null;
            if (part.Type.Kind == AvroKind.Null) _cursor.CountEmptyValue();
            if (isNull && !isWhole && !marks.IsListed(firstPart + i)) continue;
            _json.WriteNext(part.NextMember);
            if (isNull) _json.Write("null"u8);
            else WriteValueOrDifference(type, marks.IsDifference(firstPart + i), 3);
        }

        _part = null;
        _json.Write((byte)'}');
    }

    /// <summary>Writes null for each field in a range of null fields, but only if the header lists the field.</summary>
    private readonly void WriteClearedFields(ChangePlan plan, ref ChangeMarks marks, int first, int end)
    {
        for (var word = first >> 6; word <= (end - 1) >> 6; word++)
        {
            var bits = marks.Concerned[word];
            if (word == first >> 6) bits &= ulong.MaxValue << (first & 63);
            for (; bits != 0; bits &= bits - 1)
            {
                var index = (word << 6) + BitOperations.TrailingZeroCount(bits);
                if (index >= end) return;
                WriteClearedField(plan, ref marks, index);
            }
        }
    }

    private readonly void WriteClearedField(ChangePlan plan, ref ChangeMarks marks, int index)
    {
        var field = plan.Fields[index];
        _json.WriteNext(field.NextMember);
        if (marks.IsListed(index))
        {
            _json.Write("null"u8);
            return;
        }

        // Only parts of it are listed: they were cleared, and the other parts have not changed.
        var parts = field.Type.FindRecord()!.Fields;
        _json.Write((byte)'{');
        for (var i = 0; i < parts.Length; i++)
        {
            if (!marks.IsListed(plan.Marks.FirstPart(index) + i)) continue;
            _json.WriteNext(parts[i].NextMember);
            _json.Write("null"u8);
        }

        _json.Write((byte)'}');
    }
}
