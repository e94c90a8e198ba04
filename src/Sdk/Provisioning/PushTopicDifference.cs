namespace TypedStreaming;

/// <summary>A field of a PushTopic whose value in the org differs from the value that the application requires.</summary>
/// <param name="Field">Salesforce's name of the field, for example <c>Query</c> or <c>NotifyForOperationDelete</c>.</param>
/// <param name="Current">The value in the org, or null if the field is empty or the PushTopic does not exist.</param>
/// <param name="Wanted">The value that the application requires.</param>
public sealed record PushTopicDifference(string Field, string? Current, string? Wanted);
