namespace TypedStreaming.World.Events;

[GenericEvent("/u/Notices0")]
internal sealed partial record Notice : INumbered
{
    public int Serial { get; init; }
}
