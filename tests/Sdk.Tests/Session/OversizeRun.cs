using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Session;

/// <summary>A client that receives events above and below the limit in the responses to its connects.</summary>
internal sealed class OversizeRun : IAsyncDisposable
{
    public const string Channel = "/u/x";
    private const string Connect = "/meta/connect";
    private const string Subscribe = "/meta/subscribe";

    private readonly StagedServer _server;
    private readonly IAsyncEnumerator<Delivery<EventMessage>> _deliveries;
    private Task<StagedRequest>? _lost;
    private StagedRequest? _connect;

    private OversizeRun(StagedServer server, StreamingClient client) =>
        (_server, Client, _deliveries) = (server, client, client.Deliveries(Channel, null, CancellationToken.None).GetAsyncEnumerator(TestContext.Current.CancellationToken));

    public StreamingClient Client { get; }

    /// <summary>The next events have the replay ids after 5.</summary>
    public OversizeBodies Bodies { get; } = new(Channel, firstId: 6);

    /// <summary>Subscribes, and receives event 5.</summary>
    public static async Task<OversizeRun> StartAsync(params BayeuxExtension[] extensions)
    {
        var server = new StagedServer(Connect, Subscribe);
        var run = new OversizeRun(server, server.MakeClient(options => (options.MaxMessageBytes, options.Extensions) = (OversizeBodies.Limit, extensions)));
        var first = run._deliveries.MoveNextAsync().AsTask();
        (await server.NextAsync(Subscribe)).Agree();
        (await server.NextAsync(Connect)).Agree(StagedRequest.Event(Channel, 5));
        Assert.True(await first);
        run._connect = await server.NextAsync(Connect);
        return run;
    }

    /// <summary>Answers the connect with a body, and expects its events, each of them once, and the next connect of the same session.</summary>
    public async Task ContinueAsync(string form, Func<byte[], List<int>, Stream> open)
    {
        var (body, borders, events) = Bodies.Write(form);
        _connect!.Answer(new StreamContent(open(body, borders)));
        foreach (var expected in events) Assert.Equal(expected, await NextAsync());
        _connect = await InTimeAsync(_server.NextAsync(Connect));
        Assert.Equal(ClientState.Connected, Client.State);
    }

    /// <summary>Answers the connect with a body that costs the session.</summary>
    /// <returns>The replay id at which the client resumes, and the cause of the loss.</returns>
    public async Task<(long Resumed, string Cause)> LoseAsync(byte[] body)
    {
        _connect!.Answer(new ByteArrayContent(body));
        var again = await _server.NextAsync(Subscribe);
        return (again.ReplayFrom, Client.LastStateChange.Cause!.Message);
    }

    public async Task<string> NextAsync()
    {
        Assert.True(await InTimeAsync(_deliveries.MoveNextAsync().AsTask()));
        return Shown(_deliveries.Current);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        _server.Dispose();
    }

    private static string Shown(Delivery<EventMessage> delivery)
    {
        delivery.Acknowledge();
        return delivery.Error is null ? $"{delivery.ReplayId}" : $"{delivery.ReplayId} skipped";
    }

    /// <summary>Waits, unless the session is lost: then the client subscribes again.</summary>
    private async Task<T> InTimeAsync<T>(Task<T> task)
    {
        _lost ??= _server.NextAsync(Subscribe);
        var first = await Task.WhenAny(task, _lost);
        Assert.True(first == task, Client.LastStateChange.Cause?.Message);
        return await task;
    }
}
