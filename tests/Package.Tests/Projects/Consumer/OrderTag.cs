using TypedStreaming;

namespace Consumer;

/// <summary>A tag of an order.</summary>
public enum OrderTag
{
    /// <summary>One that is not known here.</summary>
    [UnknownFallback]
    Other,

    /// <summary>To be sent first.</summary>
    Urgent,
}
