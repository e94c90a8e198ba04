namespace TypedStreaming.Soak.Consuming;

internal sealed class AnnouncingCursor(IReplayCursor cursor) : IReplayCursor
{
    public ReplayPosition? Position => cursor.Position;

    public async ValueTask SaveAsync(ReplayPosition position, CancellationToken cancellationToken)
    {
        await cursor.SaveAsync(position, cancellationToken);
        if (position.IsAnchor) Console.WriteLine(ConsumerProgram.Anchored);
    }

    public ValueTask DisposeAsync() => cursor.DisposeAsync();
}
