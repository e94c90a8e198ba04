namespace TypedStreaming;

/// <summary>The outcome of publishing one event, with the ids that the server gave the event, or the reason why it was not published.</summary>
public sealed class PublishResult
{
    /// <summary>The outcome of publishing the event.</summary>
    public required PublishStatus Status { get; init; }

    /// <summary>
    /// The id of the event, which subscribers find in <see cref="EventMetadata.EventUuid"/>. Over the Pub/Sub API, the client chooses it, so the id
    /// is set even if the outcome is not known. Over REST, the server chooses it. Null if the event has no id.
    /// </summary>
    public Guid? EventUuid { get; init; }

    /// <summary>The position of the event in its channel over the Pub/Sub API. Null over REST, or if the event was not published.</summary>
    public OpaqueReplayId? OpaqueId { get; init; }

    /// <summary>The reason why the event was not published, or why the outcome is not known; null if the event was published.</summary>
    public string? Error { get; init; }

    /// <summary>The server's error code, such as <c>LIMIT_EXCEEDED</c>; null if there is no error, or the server sent no code.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The names of the fields that caused the error; empty if the server reports none.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>True if the same event may be accepted later, for example because an org limit is currently exhausted.</summary>
    public bool IsTransient { get; init; }

    /// <summary>True if the event was published.</summary>
    public bool IsPublished => Status == PublishStatus.Published;

    /// <summary>Returns the outcome, and the id or the error of the event.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() =>
        Status + (IsPublished ? EventUuid is { } id ? $" {id}" : "" : $": {(ErrorCode is null ? "" : ErrorCode + ": ")}{Error}");
}
