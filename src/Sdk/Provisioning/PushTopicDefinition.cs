namespace TypedStreaming;

/// <summary>
/// The settings of a PushTopic: those that an application requires, or those that exist in an org. A setting that is null is not compared with the
/// org; a new PushTopic gets the org's default for that setting.
/// </summary>
/// <param name="Name">The name, 1 to 25 characters, for example <c>AccountUpdates</c> for the channel <c>/topic/AccountUpdates</c>.</param>
/// <param name="Query">The SOQL query, at most 1,300 characters. Null, the default, means that the query is not compared, and that the PushTopic
/// cannot be created.</param>
public sealed record PushTopicDefinition(string Name, string? Query = null)
{
    /// <summary>
    /// The API version that the org uses to evaluate the query, for example <c>66.0</c>. It must be above 20.0. If it is null (the default), a new
    /// PushTopic gets the client's API version.
    /// </summary>
    public string? ApiVersion { get; init; }

    /// <summary>The fields whose changes cause an event when a record is updated; null by default.</summary>
    public PushTopicFields? NotifyForFields { get; init; }

    /// <summary>The changes to records that cause events; null by default.</summary>
    public PushTopicOperations? NotifyForOperations { get; init; }

    /// <summary>True, the default, if the PushTopic publishes events; null if this setting is not compared.</summary>
    public bool? IsActive { get; init; } = true;

    /// <summary>The description, at most 400 characters; null by default.</summary>
    public string? Description { get; init; }

    /// <summary>The channel without a filter, for example <c>/topic/AccountUpdates</c>.</summary>
    public string Channel => "/topic/" + Name;
}
