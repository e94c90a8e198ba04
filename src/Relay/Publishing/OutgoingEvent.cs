namespace TypedStreaming.Relay.Publishing;

/// <summary>
/// An event that the relay publishes, with its copies for the partitions. The event counts as published when the broker has confirmed all
/// copies.
/// </summary>
/// <param name="copies">The copies, at least one.</param>
/// <param name="onStored">The callback for the moment at which all copies are confirmed.</param>
internal sealed class OutgoingEvent(IReadOnlyList<RelayMessage> copies, Action onStored)
{
    private int _unconfirmed;

    public IReadOnlyList<RelayMessage> Copies => copies;

    /// <summary>True if the broker has confirmed all copies of the event.</summary>
    public bool IsStored => _unconfirmed == 0;

    /// <summary>Starts publishing an event, for the first time or again.</summary>
    public void Begin() => _unconfirmed = copies.Count;

    public void ConfirmCopy() => _unconfirmed--;

    public void ReportStored() => onStored();
}
