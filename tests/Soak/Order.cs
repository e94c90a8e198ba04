namespace TypedStreaming.Soak;

/// <summary>What is published, with a number each: 1, 2, 3 ...</summary>
[GenericEvent(Channel)]
public sealed partial record Order(long Number)
{
    public const string Channel = "/u/Orders";
}
