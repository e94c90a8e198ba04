using TypedStreaming;

namespace Consumer;

/// <summary>A PushTopic on a channel of generic events.</summary>
[PushTopic("/u/x")]
public sealed partial record WrongChannel
{
    /// <summary>The record's id.</summary>
    public required string Id { get; init; }
}
