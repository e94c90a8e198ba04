using TypedStreaming.Simulator;
using TypedStreaming.Stories.Programs;

namespace TypedStreaming.Stories;

/// <summary>Each program has the result that docs/stories.md shows.</summary>
public sealed class StoryTests
{
    private const int Limit = 30_000;

    [Fact(Timeout = Limit)]
    public async Task First_event()
    {
        await using var stage = await Stage.SetAsync();
        var program = FirstEvent.RunAsync(stage.Client, stage.Output);
        await stage.PublishToListenerAsync("Acme", "Globex");
        await program;

        Assert.Equal(["first: Acme"], stage.Written);
        await stage.Org.Exchanges.WaitForAsync(RequestKind.Unsubscribe, 1, TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = Limit)]
    public async Task Take_three()
    {
        await using var stage = await Stage.SetAsync();
        var program = TakeThree.RunAsync(stage.Client, stage.Output);
        await stage.PublishToListenerAsync("Acme", "Globex", "Initech", "Hooli");
        await program;

        Assert.Equal(["Acme", "Globex", "Initech", "enough"], stage.Written);
    }

    [Fact(Timeout = Limit)]
    public async Task Retry_loop()
    {
        await using var stage = await Stage.SetAsync();
        stage.Org.Faults.AnswerHttp(RequestKind.Handshake, 503, times: 2);
        var program = RetryLoop.RunAsync(stage.Client, stage.Output);
        await stage.PublishToListenerAsync("Acme");
        await stage.Output.WaitForAsync("Acme", TestContext.Current.CancellationToken);
        await stage.Client.StopAsync(TestContext.Current.CancellationToken);
        await program;

        Assert.Equal(["again, after Transport", "again, after Transport", "Acme"], stage.Written);
    }

    [Fact(Timeout = Limit)]
    public async Task Two_names()
    {
        await using var stage = await Stage.SetAsync();
        await stage.Client.StartAsync(TestContext.Current.CancellationToken);
        var program = TwoNames.RunAsync(stage.Client, stage.Output);
        await stage.PublishToListenerAsync("Acme");
        while (!program.IsCompleted) await stage.PublishAsync("Acme"); // the second consumer may have missed the first event
        await program;
        Assert.Equal(["billing: Acme", "search: Acme"], stage.Written.Order(StringComparer.Ordinal));
    }

    [Fact(Timeout = Limit)]
    public async Task Disposed_elsewhere()
    {
        await using var stage = await Stage.SetAsync();
        var program = DisposedElsewhere.RunAsync(stage.Client, stage.Output);
        await stage.PublishToListenerAsync();
        await Task.Run(async () => await stage.Client.DisposeAsync(), TestContext.Current.CancellationToken);
        await program;

        Assert.Equal(["the client is disposed"], stage.Written);
    }

    [Fact(Timeout = Limit)]
    public async Task Earliest_twice()
    {
        await using var stage = await Stage.SetAsync();
        await stage.PublishAsync("Acme");
        await stage.PublishAsync("Globex");
        await EarliestTwice.RunAsync(stage.Client, stage.Output);

        Assert.Equal(["1: Acme", "1: Globex", "2: Acme", "2: Globex"], stage.Written);
    }

    [Fact(Timeout = Limit)]
    public async Task Handler_that_throws()
    {
        await using var stage = await Stage.SetAsync();
        var program = HandlerThatThrows.RunAsync(stage.Client, stage.Output);
        await stage.PublishToListenerAsync("Acme");
        await program;

        Assert.Equal(["cannot handle Acme", "next: Acme"], stage.Written);
    }

    [Fact(Timeout = Limit)]
    public async Task Restart_with_an_empty_store()
    {
        await using var stage = await Stage.SetAsync();
        await stage.PublishAsync("Acme");
        await stage.PublishAsync("Globex");
        await RestartWithAnEmptyStore.RunAsync(stage.Client, stage.Output);
        await stage.PublishAsync("Initech");
        await using var again = stage.MakeClient();
        await RestartWithAnEmptyStore.RunAsync(again, stage.Output);

        Assert.Equal(["handled Acme", "handled Globex", "handled Globex", "handled Initech"], stage.Written);
    }

    [Fact(Timeout = Limit)]
    public async Task Two_replicas()
    {
        await using var stage = await Stage.SetAsync();
        var older = TwoReplicas.RunAsync(stage.Client, stage.Output);
        await stage.Org.WaitForSubscribersAsync("/topic/AccountUpdates", 1, TestContext.Current.CancellationToken);
        await using var other = new Transcript();
        await using var client = stage.MakeClient();
        var newer = TwoReplicas.RunAsync(client, other);
        await stage.Org.WaitForSubscribersAsync("/topic/AccountUpdates", 2, TestContext.Current.CancellationToken);
        await stage.PublishAsync("Acme");
        await older;
        await other.WaitForAsync("Acme", TestContext.Current.CancellationToken);
        await client.StopAsync(TestContext.Current.CancellationToken);
        await newer;

        Assert.Equal(["Acme", "another replica has taken over"], stage.Written);
        Assert.Equal(["Acme"], other.Lines);
    }

    [Fact(Timeout = Limit)]
    public async Task Quiet_weekend()
    {
        await using var stage = await Stage.SetAsync();
        await stage.StoreAsync(987_654);
        await stage.PublishAsync("Globex");
        await QuietWeekend.RunAsync(stage.Client, stage.Output);

        Assert.Equal(["events may be missing: InvalidReplayId", "then Globex"], stage.Written);
    }

    /// <summary>The negative control: a story that loses an event does not have its result.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_broken_promise_is_noticed()
    {
        await using var stage = await Stage.SetAsync();
        stage.Org.Faults.Withhold("/topic/AccountUpdates");
        var program = TakeThree.RunAsync(stage.Client, stage.Output);
        await stage.PublishToListenerAsync("Acme", "Globex", "Initech", "Hooli");
        await program;

        Assert.NotEqual(["Acme", "Globex", "Initech", "enough"], stage.Written);
    }
}
