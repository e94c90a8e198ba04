namespace TypedStreaming.Interop.Tests.Fixtures;

[GenericEvent(Channel)]
internal sealed partial record Order(int Number, string? Customer = null)
{
    public const string Channel = "/u/orders";
}
