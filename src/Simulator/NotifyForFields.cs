namespace TypedStreaming.Simulator;

/// <summary>Specifies which fields of a PushTopic cause an event when they change in an updated record.</summary>
public enum NotifyForFields
{
    /// <summary>
    /// Changes of the fields in the <c>SELECT</c> list or in the <c>WHERE</c> condition cause events. This is Salesforce's default.
    /// </summary>
    Referenced,

    /// <summary>Changes of the fields in the <c>SELECT</c> list cause events.</summary>
    Select,

    /// <summary>Changes of the fields in the <c>WHERE</c> condition cause events.</summary>
    Where,

    /// <summary>Changes of any field of the record cause events.</summary>
    All,
}
