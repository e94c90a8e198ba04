namespace TypedStreaming.Simulator;

/// <summary>The fields that cause a PushTopic event when they change in an updated record.</summary>
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
