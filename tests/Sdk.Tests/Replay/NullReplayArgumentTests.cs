namespace TypedStreaming.Tests.Replay;

/// <summary>A public method refuses a null argument and names the parameter; nothing is called or stored before.</summary>
public sealed class NullReplayArgumentTests
{
    private static readonly ReplayKey Key = new("00D000000000001", "/topic/Orders", "default");

    [Theory]
    [InlineData("OpaqueReplayId.FromHex", "hex")]
    [InlineData("ReplayFrom.After", "replayId")]
    [InlineData("ReplayFrom.Stored", "orElse")]
    [InlineData("InvalidReplayHandling.Ask", "decide")]
    [InlineData("ReplayStore.FromCallbacks, last", "last")]
    [InlineData("ReplayStore.FromCallbacks, store", "store")]
    public void A_factory_refuses_null(string method, string parameter)
    {
        var refused = Assert.Throws<ArgumentNullException>(() => method switch
        {
            "OpaqueReplayId.FromHex" => OpaqueReplayId.FromHex(null!),
            "ReplayFrom.After" => ReplayFrom.After(null!),
            "ReplayFrom.Stored" => ReplayFrom.Stored(null!),
            "InvalidReplayHandling.Ask" => InvalidReplayHandling.Ask(null!),
            "ReplayStore.FromCallbacks, last" => ReplayStore.FromCallbacks(null!, NotStored),
            _ => (object)ReplayStore.FromCallbacks(NotAsked, null!),
        });
        Assert.Equal(parameter, refused.ParamName);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_store_refuses_a_null_key_even_in_a_cancelled_call(bool isInMemory)
    {
        IReplayStore store = isInMemory ? new InMemoryReplayStore() : ReplayStore.FromCallbacks(NotAsked, NotStored);
        foreach (var token in (CancellationToken[])[default, new CancellationToken(canceled: true)])
        {
            var refused = await Assert.ThrowsAsync<ArgumentNullException>(async () => await store.OpenAsync(null!, token));
            Assert.Equal("key", refused.ParamName);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cursor_refuses_a_null_position_and_keeps_the_stored_one(bool isInMemory)
    {
        var seven = new ReplayPosition { ReplayId = 7, At = DateTimeOffset.UnixEpoch };
        IReplayStore store = isInMemory ? new InMemoryReplayStore() : ReplayStore.FromCallbacks(static (_, _) => new(ReplayFrom.After(7)), NotStored);
        await using var cursor = await store.OpenAsync(Key, default);
        if (isInMemory) await cursor.SaveAsync(seven, default);

        var refused = await Assert.ThrowsAsync<ArgumentNullException>(async () => await cursor.SaveAsync(null!, default));

        Assert.Equal("position", refused.ParamName);
        await using var next = await store.OpenAsync(Key, default);
        Assert.Equal(7, next.Position?.ReplayId);
    }

    private static ValueTask<ReplayFrom?> NotAsked(string channel, CancellationToken cancellationToken) => throw new InvalidOperationException("asked");

    private static ValueTask NotStored(string channel, long replayId, string? createdDate, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("stored");
}
