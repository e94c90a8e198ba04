using System.ComponentModel;
using TypedStreaming.Bayeux;

namespace TypedStreaming;

/// <summary>
/// The channel and the envelope of an event that is being read. Generated readers use this context; your code does not need to create one.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly ref struct EventContext
{
    private readonly EventFrame _frame;
    private readonly string? _channel;

    internal EventContext(string channel, scoped in EventFrame frame)
    {
        _channel = channel;
        _frame = frame;
    }

    /// <summary>The channel, the replay id and the date of the event. Each call creates a new object.</summary>
    public EventMetadata Metadata => EventMetadata.From(_channel ?? "", _frame);
}
