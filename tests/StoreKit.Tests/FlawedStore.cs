namespace TypedStreaming.StoreKit.Tests;

/// <summary>A store that does one thing wrong, or nothing.</summary>
internal sealed class FlawedStore(FlawedData data, StoreFlaw flaw) : IReplayStore
{
    public async ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken)
    {
        if (flaw == StoreFlaw.Throws) throw new IOException("no disk");
        var slot = data.SlotOf(KeyText(key));
        var cursor = new FlawedCursor(slot, flaw, this);

        // Gives other openers the turn between reading and taking, which must not matter.
        await Task.Yield();
        cursor.Take();
        return cursor;
    }

    private string KeyText(ReplayKey key)
    {
        var parts = flaw switch
        {
            StoreFlaw.IgnoresOrgs => [key.Transport, key.OrganizationId[..3], key.Channel, key.Consumer],
            StoreFlaw.IgnoresChannels => [key.Transport, key.OrganizationId, key.Consumer],
            StoreFlaw.IgnoresConsumers => [key.Transport, key.OrganizationId, key.Channel],
            StoreFlaw.IgnoresTransports => [key.OrganizationId, key.Channel, key.Consumer],
            _ => (string[])[key.Transport, key.OrganizationId, key.Channel, key.Consumer],
        };
        return flaw switch
        {
            StoreFlaw.JoinsKeys => string.Join(':', parts),
            StoreFlaw.IgnoresCase => Lengths(parts).ToUpperInvariant(),
            StoreFlaw.TrimsKeys => Lengths([.. parts.Select(part => part.Trim())]),
            _ => Lengths(parts),
        };
    }

    private static string Lengths(string[] parts) => string.Concat(parts.Select(part => $"{part.Length}:{part}"));
}
