using Microsoft.Extensions.Logging.Abstractions;
using TypedStreaming.Consumers;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Routing;

namespace TypedStreaming.Tests.Consumers;

/// <summary>An application that changes the transport continues at the position that it reached over the other one.</summary>
public sealed class CarriedPositionTests
{
    private static readonly OpaqueReplayId Opaque = new([0, 0, 0, 0, 0, 0, 0, 41, 0, 0]);

    private readonly InMemoryReplayStore _store = new();
    private readonly ScriptedStore _scripted;
    private readonly Workbench _bench;

    public CarriedPositionTests()
    {
        _scripted = new ScriptedStore(null, _store);
        _bench = new Workbench(_scripted);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ReplayKey CometD => new(_bench.Token.OrganizationId!, Workbench.Channel, "default");

    private ReplayKey PubSub => CometD with { Transport = ReplayTransport.PubSub };

    [Fact]
    public async Task A_number_becomes_an_opaque_id_and_back()
    {
        await SaveAsync(CometD, new ReplayPosition { ReplayId = 41, At = Tables.Noon, Instance = "acme" });
        var opaque = await FindAsync(PubSub);
        Assert.Equal((null, Opaque, Tables.Noon, "acme"), (opaque!.ReplayId, opaque.OpaqueId, opaque.At, opaque.Instance));
        await SaveAsync(PubSub, opaque);
        Assert.Equal(new ReplayPosition { ReplayId = 41, At = Tables.Noon, Instance = "acme" }, await FindAsync(CometD));
    }

    [Fact]
    public async Task There_is_nothing_to_carry_over_before_the_first_event()
    {
        Assert.Null(await FindAsync(CometD));
        await SaveAsync(PubSub, new ReplayPosition { At = Tables.Noon });
        Assert.Null(await FindAsync(CometD));
    }

    [Fact]
    public async Task An_opaque_id_of_another_form_is_refused()
    {
        await SaveAsync(PubSub, new ReplayPosition { OpaqueId = new OpaqueReplayId([1]), At = Tables.Noon });
        var refused = await Assert.ThrowsAsync<StreamingException>(() => FindAsync(CometD));
        Assert.Equal((StreamingError.InvalidReplayId, Workbench.Channel), (refused.Error, refused.Channel));
    }

    [Fact]
    public async Task The_consumer_of_the_other_transport_can_no_longer_save()
    {
        var old = await _store.OpenAsync(PubSub, Token);
        await FindAsync(CometD);
        var refused = await Assert.ThrowsAsync<StreamingException>(async () => await old.SaveAsync(new ReplayPosition { At = Tables.Noon }, Token));
        Assert.Equal(StreamingError.PositionTaken, refused.Error);
    }

    [Fact]
    public async Task A_consumer_that_asks_for_it_continues_there_and_has_it_stored_before_its_first_event()
    {
        await SaveAsync(PubSub, new ReplayPosition { OpaqueId = Opaque, At = Tables.Noon });
        await using var consumer = await _bench.OpenAsync(Carrying());
        Assert.Equal(41, _bench.Asked);
        Assert.Equal([41], _scripted.SavedIds);
    }

    [Theory]
    [InlineData(false, false, false, -2L, null)]
    [InlineData(true, true, false, 50L, 50L)]
    [InlineData(true, false, true, 9L, null)]
    public async Task It_is_not_used_unless_it_is_asked_for_and_there_is_nothing_better(bool carries, bool hasOwn, bool isExplicit, long asked, long? saved)
    {
        await SaveAsync(PubSub, new ReplayPosition { OpaqueId = Opaque, At = Tables.Noon });
        if (hasOwn) await SaveAsync(CometD, new ReplayPosition { ReplayId = 50, At = Tables.Noon, Instance = Workbench.Instance });
        var options = Carrying(carries);
        if (isExplicit) options.From = ReplayFrom.After(9);
        await using (await _bench.OpenAsync(options)) Assert.Equal(asked, _bench.Asked);
        await using var cursor = await _store.OpenAsync(CometD, Token);
        Assert.Equal(saved, cursor.Position?.ReplayId);
    }

    [Fact]
    public async Task A_consumer_without_any_position_begins_at_its_start()
    {
        await using var consumer = await _bench.OpenAsync(Carrying());
        Assert.Equal(-2, _bench.Asked);
        Assert.Equal([null], _scripted.SavedIds);
    }

    private static EventsOptions Carrying(bool carries = true) => Workbench.Patient(options => options.CarryOverPosition = carries);

    private Task<ReplayPosition?> FindAsync(ReplayKey key) =>
        CarriedPosition.FindAsync(_store, key, Workbench.StoreTimeout, TimeProvider.System, NullLogger.Instance, Token);

    private async Task SaveAsync(ReplayKey key, ReplayPosition position)
    {
        await using var cursor = await _store.OpenAsync(key, Token);
        await cursor.SaveAsync(position, Token);
    }
}
