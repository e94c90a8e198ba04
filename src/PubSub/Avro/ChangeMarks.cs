namespace TypedStreaming.PubSub.Avro;

/// <summary>The fields that the header of one change event lists.</summary>
internal readonly ref struct ChangeMarks(ChangePlan plan, Span<ulong> bits)
{
    /// <summary>The number of sets of fields.</summary>
    public const int Sets = 4;

    private readonly Span<ulong> _bits = bits;

    /// <summary>After <see cref="Combine"/>, the fields that are listed, and the compound fields of which a part is listed.</summary>
    public ReadOnlySpan<ulong> Concerned => Set(Sets - 1);

    private ReadOnlySpan<ulong> Listed => Set((int)FieldList.Changed);

    /// <summary>The fields of one list, as it is being read.</summary>
    public Span<ulong> Of(FieldList list) => Set((int)list);

    /// <summary>Adds the nulled fields to the changed fields, after which both count as listed.</summary>
    public void Combine()
    {
        var listed = Set((int)FieldList.Changed);
        var nulled = Set((int)FieldList.Nulled);
        for (var i = 0; i < listed.Length; i++) listed[i] |= nulled[i];
        var concerned = Set(Sets - 1);
        listed.CopyTo(concerned);
        plan.Marks.AddOwners(listed, concerned);
    }

    public bool IsListed(int number) => FieldMarks.Has(Listed, number);

    public bool IsDifference(int number) => FieldMarks.Has(Set((int)FieldList.Diff), number);

    /// <summary>Returns true if a compound field is listed, but none of its parts: then all of them are meant.</summary>
    public bool IsListedAsWhole(int field) => IsListed(field) && !plan.Marks.HasPart(Listed, field);

    private Span<ulong> Set(int index) => _bits.Slice(index * plan.Marks.Words, plan.Marks.Words);
}
