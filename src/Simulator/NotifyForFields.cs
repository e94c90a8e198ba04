namespace TypedStreaming.Simulator;

/// <summary>Specifies which fields cause a PushTopic event when their values change in a record.</summary>
public enum NotifyForFields
{
    /// <summary>
    /// Changes to the fields in the <c>SELECT</c> list or in the <c>WHERE</c> condition cause events. This is Salesforce's default.
    /// </summary>
    Referenced,

    /// <summary>Changes to the fields in the <c>SELECT</c> list cause events.</summary>
    Select,

    /// <summary>Changes to the fields in the <c>WHERE</c> condition cause events.</summary>
    Where,

    /// <summary>Changes to any field of the record cause events.</summary>
    All,
}
