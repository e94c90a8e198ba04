namespace TypedStreaming.Interop.Tests.Fixtures;

[GenericEvent(Channel)]
internal sealed partial record Stock(string Product, decimal Pieces)
{
    public const string Channel = "/u/stock/levels";
}
