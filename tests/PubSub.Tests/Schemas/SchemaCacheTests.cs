using Grpc.Core;
using TypedStreaming.PubSub.Protocol;
using TypedStreaming.PubSub.Schemas;

namespace TypedStreaming.PubSub.Tests.Schemas;

/// <summary>Plans by schema id: one call per id, a limited number, and no failure that is kept.</summary>
public sealed class SchemaCacheTests
{
    private readonly List<string> _asked = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Concurrent_requests_for_one_id_share_a_call()
    {
        var cache = new SchemaCache(TimeProvider.System);
        var answer = new TaskCompletionSource<SchemaInfo>(TaskCreationOptions.RunContinuationsAsynchronously);
        var both = new[] { cache.GetAsync("a", _ => Ask("a", answer.Task), Token), cache.GetAsync("a", _ => Ask("a", answer.Task), Token) };
        answer.SetResult(SchemaOf("Order__e"));
        var plans = await Task.WhenAll(both);
        Assert.Same(plans[0], plans[1]);
        Assert.Same(plans[0], cache.Find("a"));
        Assert.Equal(["a"], _asked);
    }

    [Fact]
    public async Task The_least_recently_used_plan_is_removed()
    {
        var cache = new SchemaCache(TimeProvider.System, capacity: 2);
        foreach (var id in new[] { "a", "b" }) await cache.GetAsync(id, _ => Ask(id, Task.FromResult(SchemaOf("Order__e"))), Token);
        Assert.NotNull(cache.Find("a"));
        await cache.GetAsync("c", _ => Ask("c", Task.FromResult(SchemaOf("Order__e"))), Token);
        Assert.Equal((true, false, true), (cache.Find("a") is not null, cache.Find("b") is not null, cache.Find("c") is not null));
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        var cache = new SchemaCache(TimeProvider.System);
        await Assert.ThrowsAsync<RpcException>(() => cache.GetAsync("a", static _ => Task.FromException<SchemaInfo>(new RpcException(Status.DefaultCancelled)), Token));
        Assert.Null(cache.Find("a"));
        Assert.Equal("Order__e", (await cache.GetAsync("a", _ => Ask("a", Task.FromResult(SchemaOf("Order__e"))), Token)).Transcoder!.RecordName);
    }

    private static SchemaInfo SchemaOf(string name) => new()
    {
        SchemaJson = $$"""{"type":"record","name":"{{name}}","namespace":"com.sforce.eventbus","fields":[{"name":"CreatedDate","type":"long"}]}""",
    };

    private Task<SchemaInfo> Ask(string id, Task<SchemaInfo> answer)
    {
        _asked.Add(id);
        return answer;
    }
}
