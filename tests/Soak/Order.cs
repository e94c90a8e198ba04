namespace TypedStreaming.Soak;

/// <summary>The published event, with a number: 1, 2, 3 ...</summary>
[GenericEvent(Channel)]
public sealed partial record Order(long Number)
{
    public const string Channel = "/u/Orders";
}
