namespace TypedStreaming.StoreKit.Tests;

internal sealed class FlawedSlot
{
    public ReplayPosition? Position { get; set; }

    public List<FlawedCursor> Owners { get; } = [];
}
