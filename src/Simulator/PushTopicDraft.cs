namespace TypedStreaming.Simulator;

/// <summary>A PushTopic to add. Members that are not set get the values that Salesforce would use.</summary>
/// <param name="Name">The name, such as <c>AccountUpdates</c> for the channel <c>/topic/AccountUpdates</c>: 1 to 25 letters, digits and
/// underscores.</param>
/// <param name="Query">The SOQL query, 1,300 characters at most. It selects <c>Id</c> and other fields of one object.</param>
public sealed record PushTopicDraft(string Name, string Query)
{
    /// <summary>The fields whose changes cause an event when a record is updated. The default is <see cref="NotifyForFields.Referenced"/>.</summary>
    public NotifyForFields NotifyForFields { get; init; } = NotifyForFields.Referenced;

    /// <summary>Gets a value that indicates whether new records cause events. The default is true.</summary>
    public bool NotifyForOperationCreate { get; init; } = true;

    /// <summary>Gets a value that indicates whether updates cause events. The default is true.</summary>
    public bool NotifyForOperationUpdate { get; init; } = true;

    /// <summary>Gets a value that indicates whether deleted records cause events. The default is true.</summary>
    public bool NotifyForOperationDelete { get; init; } = true;

    /// <summary>Gets a value that indicates whether restored records cause events. The default is true.</summary>
    public bool NotifyForOperationUndelete { get; init; } = true;

    /// <summary>
    /// Gets a value that indicates whether the PushTopic publishes events. The default is true. A subscribe request succeeds in both cases.
    /// </summary>
    public bool IsActive { get; init; } = true;

    /// <summary>The API version of the query, which must be above 20.0. Null, the default, means the org's newest API version.</summary>
    public double? ApiVersion { get; init; }

    /// <summary>The description, 400 characters at most. Null, the default, means no description.</summary>
    public string? Description { get; init; }
}
