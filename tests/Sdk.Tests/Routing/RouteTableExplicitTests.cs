namespace TypedStreaming.Tests.Routing;

/// <summary>Channels that are subscribed and unsubscribed explicitly.</summary>
public sealed class RouteTableExplicitTests : RouteTableTestBase
{
    [Fact]
    public async Task Unsubscribing_an_explicit_subscription_waits_for_the_reply_also_when_it_is_asked_for_twice()
    {
        AttachExplicit();
        TaskCompletionSource<BayeuxMessage?> first = new(), second = new();
        Assert.Null(Table.DetachExplicit(Frames.Channel(X), first));
        Assert.Equal("want /u/x, unwant /u/x", Wire.Asked);
        AttachExplicit();
        Assert.Null(Table.DetachExplicit(Frames.Channel(X), second));
        Assert.False(first.Task.IsCompleted);
        var reply = Frames.Confirmation(X);
        Table.Release(X, reply);
        Assert.Same(reply, await first.Task);
        Assert.Same(reply, await second.Task);
    }

    [Fact]
    public void Unsubscribing_explicitly_what_typed_consumers_hold_names_them()
    {
        AttachExplicit();
        Attach("orders");
        var refusal = Table.DetachExplicit(Frames.Channel(X), new());
        Assert.Contains("The consumer 'orders' of /u/x is active", refusal!.Message, StringComparison.Ordinal);
        Assert.NotNull(Table.FindExplicit(Frames.Channel(X)));
    }

    [Fact]
    public void Unsubscribing_what_is_not_subscribed_is_refused() =>
        Assert.Contains("has no explicit subscription", Table.DetachExplicit(Frames.Channel(X), new())!.Message, StringComparison.Ordinal);

    [Fact]
    public void What_was_queued_before_an_unsubscribe_can_still_be_taken()
    {
        AttachExplicit();
        var holder = Assert.IsType<RecordedConsumer>(Table.FindExplicit(Frames.Channel(X)));
        Assert.Null(Table.DetachExplicit(Frames.Channel(X), new()));
        Assert.IsType<OperationCanceledException>(holder.Cause);
        Assert.False(holder.Discarded);
    }

    [Fact]
    public void A_typed_consumer_is_no_explicit_subscription()
    {
        Assert.Null(Table.FindExplicit(Frames.Channel(X)));
        Attach("orders");
        Assert.Null(Table.FindExplicit(Frames.Channel(X)));
    }
}
