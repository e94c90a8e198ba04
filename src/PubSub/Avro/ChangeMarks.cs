namespace TypedStreaming.PubSub.Avro;

/// <summary>
/// The sets of fields that the header of a change event contains: changed fields, nulled fields, and fields whose values were sent as differences.
/// </summary>
internal readonly ref struct ChangeMarks(ChangePlan plan, Span<ulong> bits)
{
    /// <summary>The number of sets: one for each list in the header, and one for <see cref="Concerned"/>.</summary>
    public const int Sets = 4;

    private readonly Span<ulong> _bits = bits;

    /// <summary>The fields that the header lists, and the compound fields with at least one listed part. Call <see cref="Combine"/> first.</summary>
    public ReadOnlySpan<ulong> Concerned => Set(Sets - 1);

    private ReadOnlySpan<ulong> Listed => Set((int)FieldList.Changed);

    /// <summary>Returns the set of fields for one list in the header. Fields are added to it while the list is read.</summary>
    public Span<ulong> Of(FieldList list) => Set((int)list);

    /// <summary>Adds the nulled fields to the changed fields, so that both count as listed.</summary>
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

    /// <summary>Returns true if a compound field is listed, but none of its parts are. In that case, all of its parts count as listed.</summary>
    public bool IsListedAsWhole(int field) => IsListed(field) && !plan.Marks.HasPart(Listed, field);

    private Span<ulong> Set(int index) => _bits.Slice(index * plan.Marks.Words, plan.Marks.Words);
}
