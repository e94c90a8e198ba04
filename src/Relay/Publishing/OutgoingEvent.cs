namespace TypedStreaming.Relay.Publishing;

/// <summary>An event with its copies. It is published until the broker has confirmed all of them.</summary>
/// <param name="copies">The copies, at least one.</param>
/// <param name="onStored">The callback for the moment at which all copies are confirmed.</param>
internal sealed class OutgoingEvent(IReadOnlyList<RelayMessage> copies, Action onStored)
{
    private int _unconfirmed;

    public IReadOnlyList<RelayMessage> Copies => copies;

    /// <summary>True if all copies are confirmed.</summary>
    public bool IsStored => _unconfirmed == 0;

    /// <summary>Starts publishing an event, for the first time or again.</summary>
    public void Begin() => _unconfirmed = copies.Count;

    public void ConfirmCopy() => _unconfirmed--;

    public void ReportStored() => onStored();
}
