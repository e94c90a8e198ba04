namespace TypedStreaming;

/// <summary>The fields of a PushTopic whose changes cause an event when a record is updated (Salesforce's <c>NotifyForFields</c>).</summary>
public enum PushTopicFields
{
    /// <summary>The fields in the <c>SELECT</c> list and in the <c>WHERE</c> condition. Salesforce uses this value if none is set.</summary>
    Referenced,

    /// <summary>The fields in the <c>SELECT</c> list.</summary>
    Select,

    /// <summary>The fields in the <c>WHERE</c> condition.</summary>
    Where,

    /// <summary>All fields of the record.</summary>
    All,
}
