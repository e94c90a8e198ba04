namespace TypedStreaming.PubSub.Avro;

/// <summary>The precomputed data for reading the change events of one schema.</summary>
internal sealed class ChangePlan
{
    private ChangePlan(AvroField[] fields, int headerIndex, AvroType header)
    {
        Fields = fields;
        HeaderIndex = headerIndex;
        Header = header;
        HeaderLists = [.. header.Fields.Select(ListOf)];
        Marks = new FieldMarks(fields, headerIndex);
        NullRuns = new int[fields.Length];
        for (var i = fields.Length - 1; i >= 0; i--)
            if (fields[i].Type.NullBranch == 0 && i != headerIndex) NullRuns[i] = 1 + (i + 1 < fields.Length ? NullRuns[i + 1] : 0);
    }

    public AvroField[] Fields { get; }

    public int HeaderIndex { get; }

    /// <summary>The Avro record type of the event's header.</summary>
    public AvroType Header { get; }

    /// <summary>
    /// The kind of list that each header field contains; <see cref="FieldList.None"/> for a header field that is not a list of fields.
    /// </summary>
    public FieldList[] HeaderLists { get; }

    public FieldMarks Marks { get; }

    /// <summary>For each field, the number of successive fields, beginning with this field, for which a zero byte means null.</summary>
    public int[] NullRuns { get; }

    /// <summary>Returns the plan for reading change events, or null if the record is not a change event.</summary>
    public static ChangePlan? Of(AvroType record)
    {
        var index = Array.FindIndex(record.Fields, static f => f.Name == "ChangeEventHeader" && f.Type.FindRecord() is not null);
        return index < 0 ? null : new ChangePlan(record.Fields, index, record.Fields[index].Type.FindRecord()!);
    }

    private static FieldList ListOf(AvroField field) => field.Name switch
    {
        _ when !IsTexts(field.Type) && !Array.Exists(field.Type.Branches, IsTexts) => FieldList.None,
        "changedFields" => FieldList.Changed,
        "nulledFields" => FieldList.Nulled,
        "diffFields" => FieldList.Diff,
        _ => FieldList.None,
    };

    private static bool IsTexts(AvroType type) => type is { Kind: AvroKind.Array, Items.Kind: AvroKind.String };
}
