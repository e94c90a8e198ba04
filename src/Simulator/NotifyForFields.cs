namespace TypedStreaming.Simulator;

/// <summary>The fields of a PushTopic whose changes cause an event when a record is updated.</summary>
public enum NotifyForFields
{
    /// <summary>The fields in the <c>SELECT</c> list or in the <c>WHERE</c> condition. This is Salesforce's default.</summary>
    Referenced,

    /// <summary>The fields in the <c>SELECT</c> list.</summary>
    Select,

    /// <summary>The fields in the <c>WHERE</c> condition.</summary>
    Where,

    /// <summary>All fields of the record.</summary>
    All,
}
