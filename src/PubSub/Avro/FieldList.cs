namespace TypedStreaming.PubSub.Avro;

/// <summary>The lists of fields in the header of a change event.</summary>
internal enum FieldList
{
    /// <summary>The header field is not a list of fields.</summary>
    None = -1,
    Changed = 0,
    Nulled = 1,
    Diff = 2,
}
