using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Session;

/// <summary>A client whose session waits is shown as paused, with the length of the wait and, after a failure, with its cause.</summary>
public sealed class PausedClientTests
{
    private const int Limit = 60_000;
    private const string Connect = "/meta/connect";
    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task After_a_failure_the_pause_has_its_cause_and_the_recovery_follows_it()
    {
        using var server = new StagedServer(Connect);
        await using var client = server.MakeClient(options => options.TimeProvider = _time);
        await client.StartAsync(Token);
        (await server.NextAsync(Connect)).Refuse("503::Server is too busy");
        var pause = await UntilAsync(client, ClientState.Paused);
        Assert.Equal(StreamingError.ServerBusy, pause.Cause?.Error);
        Assert.InRange(pause.Delay!.Value, TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(100));

        _time.Advance(pause.Delay.Value);
        var first = await server.NextAsync(Connect);
        Assert.Equal(StreamingError.ServerBusy, (await UntilAsync(client, ClientState.Recovering)).Cause?.Error);
        first.Agree();
        await server.NextAsync(Connect);
        await UntilAsync(client, ClientState.Connected);
    }

    [Theory(Timeout = Limit)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_pause_that_the_server_advises_between_polls_has_no_cause(bool wasLost)
    {
        using var server = new StagedServer(Connect);
        await using var client = server.MakeClient(options => options.TimeProvider = _time);
        await client.StartAsync(Token);
        (await server.NextAsync(Connect)).Agree();
        if (wasLost)
        {
            (await server.NextAsync(Connect)).Lose();
            (await server.NextAsync(Connect)).Agree();
            (await server.NextAsync(Connect)).Agree();
        }

        (await server.NextAsync(Connect)).Answer("""[{"channel":"/meta/connect","successful":true,"advice":{"reconnect":"retry","interval":5000}}]""");
        var pause = await UntilAsync(client, ClientState.Paused);
        Assert.Equal((null, TimeSpan.FromSeconds(5)), (pause.Cause, pause.Delay));

        _time.Advance(TimeSpan.FromSeconds(5));
        await server.NextAsync(Connect);
        await UntilAsync(client, ClientState.Connected);
    }

    [Fact(Timeout = Limit)]
    public async Task A_client_that_has_failed_is_shown_with_its_failure_and_one_that_was_stopped_without()
    {
        using var server = new StagedServer(Connect);
        await using var client = server.MakeClient(options => options.TimeProvider = _time);
        await client.StartAsync(Token);
        (await server.NextAsync(Connect)).Refuse("400::Invalid connection type websocket");
        Assert.Equal(StreamingError.Protocol, (await UntilAsync(client, ClientState.Faulted)).Cause?.Error);

        await client.StartAsync(Token);
        await client.StopAsync(Token);
        Assert.Equal((ClientState.Stopped, null), (client.State, client.LastStateChange.Cause));
    }

    private static async Task<StateChange> UntilAsync(StreamingClient client, ClientState state)
    {
        await foreach (var change in client.StateChanges(Token))
        {
            if (change.State == state) return change;
        }

        throw new InvalidOperationException("The client was disposed.");
    }
}
