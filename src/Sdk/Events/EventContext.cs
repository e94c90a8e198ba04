using System.ComponentModel;
using TypedStreaming.Bayeux;

namespace TypedStreaming;

/// <summary>What arrived around an event's data. Emitted readers take it; programs have no need to make one.</summary>
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

    /// <summary>The channel, the replay id and the date of the event. Made anew at each call.</summary>
    public EventMetadata Metadata => EventMetadata.From(_channel ?? "", _frame);
}
