using System.ComponentModel;
using TypedStreaming.Bayeux;

namespace TypedStreaming;

/// <summary>
/// The channel and the envelope of an event that is being read. Generated readers use this context; programs do not need to make one.
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

    /// <summary>The channel, the replay id and the date of the event. Each call makes a new object.</summary>
    public EventMetadata Metadata => EventMetadata.From(_channel ?? "", _frame);
}
