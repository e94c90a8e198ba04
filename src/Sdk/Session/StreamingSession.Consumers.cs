using System.Collections.Immutable;
using TypedStreaming.Bayeux;
using TypedStreaming.Consumers;
using TypedStreaming.Routing;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>The part of the session that handles joining and leaving consumers, and their channels.</summary>
internal sealed partial class StreamingSession
{
    AccessToken IEventSource.Token => _token!;

    /// <summary>The current time according to the server's clock.</summary>
    public DateTimeOffset ServerNow => _clock.Now;

    /// <summary>True if the application has stopped the client, so that no more events are delivered.</summary>
    public bool IsStopped => _stop is not null;

    /// <summary>The events from explicit subscriptions.</summary>
    public ExplicitEvents Explicit { get; }

    public void Attach(RoutedConsumer consumer) => Post(new ConsumerJoined(consumer));

    public void Detach(RoutedConsumer consumer) => Post(new ConsumerLeft(consumer));

    /// <summary>Delays the first connect request of a session until the returned object is disposed.</summary>
    public ExpectedConsumer ExpectConsumer() => new(Post);

    /// <summary>Subscribes to a channel explicitly, unless the channel already has an explicit subscription.</summary>
    /// <returns>The consumer of the explicit subscription.</returns>
    public Task<ExplicitConsumer> AttachExplicitAsync(ExplicitConsumer consumer)
    {
        Post(new ExplicitJoined(consumer));
        return consumer.Holder.Task;
    }

    /// <summary>Ends the explicit subscription to a channel.</summary>
    /// <returns>The server's reply, or null if the session, with this subscription, ended before the reply came.</returns>
    /// <exception cref="InvalidOperationException">The channel has no explicit subscription, or typed consumers use it too.</exception>
    public Task<BayeuxMessage?> DetachExplicitAsync(ChannelName channel)
    {
        var left = new ExplicitLeft(channel);
        Post(left);
        return left.Released.Task;
    }

    void IWire.Want(string channel) => Feed(new SessionEvent.ChannelWanted(channel, Table.IsRunning(channel)));

    void IWire.Unwant(string channel) => Feed(new SessionEvent.ChannelUnwanted(channel));

    void IWire.Renew(string why) => Feed(new SessionEvent.SessionUnfit(_state.Epoch, why));

    void IWire.Decide(string channel, ImmutableArray<RefusedStart> starts) => _running.Add(DecideAsync(channel, starts));

    void IWire.WhenRoom(RoutedConsumer consumer, bool drained) => consumer.WhenRoom(drained, () => Post(new RoomMade(consumer)));

    void IWire.After(TimeSpan delay, RoutedConsumer consumer) => _running.Add(PostAfterAsync(delay, new RoomMade(consumer), _ended.Token));

    private void Expect(int change)
    {
        _expected += change;
        if (_expected > 0 == _state.JoinersExpected) return;
        if (_expected > 0) _running.Add(PostAfterAsync(SessionTimeLimits.Join, new SessionEvent.JoinersExpected(false), _ended.Token));
        Feed(new SessionEvent.JoinersExpected(_expected > 0));
    }

    private void Join(RoutedConsumer consumer)
    {
        if (Table.Attach(consumer, _clock.Now) is { } refusal) consumer.Complete(refusal, discard: false);
        GoOnWithStalled(); // The limit of the wait for a full consumer is different if there is no other consumer.
    }

    private void Leave(RoutedConsumer consumer)
    {
        Table.Detach(consumer);
        GoOnWithStalled(); // The loop may wait for this consumer.
    }

    private void Join(ExplicitConsumer consumer)
    {
        if (Table.FindExplicit(consumer.Channel) is ExplicitConsumer holder)
        {
            consumer.Holder.TrySetResult(holder);
            return;
        }

        Join((RoutedConsumer)consumer);
        consumer.Holder.TrySetResult(consumer);
    }

    private void Leave(ExplicitLeft left)
    {
        if (Table.DetachExplicit(left.Channel, left.Released) is { } refusal) left.Released.TrySetException(refusal);
        GoOnWithStalled();
    }

    /// <summary>Ends a consumer that joins after the session has ended.</summary>
    private void Refuse(RoutedConsumer consumer)
    {
        consumer.Complete(Failure ?? _stop?.Cause, discard: true);
        (consumer as ExplicitConsumer)?.Holder.TrySetResult((ExplicitConsumer)consumer);
    }

    private void Restart(StartsDecided decided) => Table.Restart(decided.Channel, decided.Starts, _clock.Now);

    /// <summary>
    /// Calls the application callbacks that decide where consumers continue. The callbacks run on the thread pool, never on the session's loop. The
    /// end of the session does not wait for them, because a callback may be the code that stops the client.
    /// </summary>
    private async Task DecideAsync(string channel, ImmutableArray<RefusedStart> starts)
    {
        try
        {
            await Abandoning.RunAsync(token => DecideAsync(starts, token), _ended.Token).ConfigureAwait(false);
            Post(new StartsDecided(channel, starts));
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            return; // The consumers have ended.
        }
        catch (Exception e)
        {
            Post(new SessionEvent.Crashed(SessionExceptions.OfDefect(e)));
        }
    }

    private async Task<bool> DecideAsync(ImmutableArray<RefusedStart> starts, CancellationToken cancellationToken)
    {
        var (now, limit) = (_clock.Now, SessionTimeLimits.Callback);
        await Task.WhenAll(starts.Select(start => start.Consumer.RunAsync(
            () => start.DecideAsync(now, limit, _context.Time, cancellationToken)))).ConfigureAwait(false);
        return true;
    }

    private async Task PostAfterAsync(TimeSpan delay, ISessionInput input, CancellationToken abandoned)
    {
        await Task.Delay(delay, _context.Time, abandoned).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!abandoned.IsCancellationRequested) Post(input);
    }

    /// <summary>
    /// Stores an access token. A renewed token may belong to another instance or another org, in which the consumers' replay ids are not valid.
    /// </summary>
    private void TakeToken(AccessToken token)
    {
        var before = _token;
        _token = token;
        _context.Identity.NoteOrganization(token.OrganizationId);
        if (before is null) return;
        if (before.OrganizationId is { } was && token.OrganizationId is { } now && was != now)
            Table.EndAll(SessionExceptions.AnotherOrg(was, now));
        else if (!before.InstanceUrl.Host.Equals(token.InstanceUrl.Host, StringComparison.OrdinalIgnoreCase))
            Table.MoveOrg(token.InstanceUrl.Host, SessionExceptions.OrgMoved(before.InstanceUrl.Host, token.InstanceUrl.Host));
    }
}
