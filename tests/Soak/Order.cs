namespace TypedStreaming.Soak;

/// <summary>The event over CometD: a generic event.</summary>
[GenericEvent(Channel)]
public sealed partial record Order(long Number) : IOrder
{
    public const string Channel = "/u/Orders";
}
