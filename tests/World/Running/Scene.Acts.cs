using TypedStreaming.World.Network;
using TypedStreaming.World.Oracle;
using TypedStreaming.World.Org;
using TypedStreaming.World.Plans;
using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Running;

/// <content>Performs the actions of a plan.</content>
internal sealed partial class Scene
{
    private async Task PerformAsync(Act act)
    {
        _tally.Steps++;
        switch (act)
        {
            case Act.Publish a: Publish(a); break;
            case Act.Join a: Join(a); break;
            case Act.Take a: Find(a.Consumer)?.Want(a.Count); break;
            case Act.Acknowledge a: Acknowledge(a); break;
            case Act.Leave a: Find(a.Consumer)?.Leave(a.Cancels); break;
            case Act.Stop: await StopAsync(); break;
            case Act.Restart a: await RestartAsync(a.Kills); break;
            case Act.Serve a: Serve(a); break;
            case Act.Hand a: Hand(a); break;
            case Act.Settle a: await WorkAsync(a.LeavesConnect); break;
            case Act.Pass a: await PassAsync(TimeSpan.FromSeconds(a.Seconds), a.Works); break;
            default: Trouble(act); break;
        }
    }

    /// <summary>
    /// X5: events are kept for days, and a session lets a consumer in within minutes. What it waits for does not end meanwhile; what a lost
    /// session has to ask for again does.
    /// </summary>
    private void Expire(OrgChannel channel, int keep)
    {
        var isBetween = _oracle.HasJoiner(channel) || !_org.IsSubscribed(channel);
        if (!_org.IsKnownToASession(channel) || !isBetween) _oracle.Gone(channel.Expire(keep));
    }

    private void Trouble(Act act)
    {
        if (act is not Act.RefuseNothing) _tally.Note(FaultNames.Of(act));
        switch (act)
        {
            case Act.Outage a: SetOutage(a.Begins); break;
            case Act.SetClock a: SetClock(TimeSpan.FromMinutes(a.Minutes)); break;
            case Act.BreakStore a: BreakStore(a.Fault); break;
            case Act.Expire a: Expire(Channel(a.Channel), a.Keep); break;
            case Act.Renumber a: _oracle.Gone(_org.Renumber(Channel(a.Channel), a.BeginsLow)); break;
            case Act.Move: _oracle.Gone(_org.Move()); break;
            case Act.Forget: _org.ForgetSessions(); break;
            case Act.Dismiss: _org.DismissSessions(); break;
            case Act.Revoke: _org.RevokeToken(); break;
            case Act.Refuse a: Refuse(a.What, Channel(a.Channel)); break;
            case Act.RefuseNothing: _org.RefuseNothing(); break;
            default: throw new InvalidOperationException($"Nobody performs {act}.");
        }
    }

    private OrgChannel Channel(int number) => _org.Channels[number % _org.Channels.Count];

    private Consumer? Find(int number) => _consumers.FindLast(consumer => !consumer.IsOver && consumer.Life.Chain.Name == NameOf(number));

    private static string NameOf(int consumer) => consumer == 0 ? "default" : $"consumer{consumer}";

    private void Publish(Act.Publish act)
    {
        for (var i = 0; i < act.Count; i++)
        {
            var published = _org.Publish(Channel(act.Channel), act.Region, sharesId: act.Twins && i > 0, copies: act.Twins && i > 0, isLarge: act.Large);
            _tally.Events++;
            _oracle.Publish(published);
        }
    }

    private void Join(Act.Join act)
    {
        if (Find(act.Consumer) is not null) return;
        var channel = Channel(act.Channel);
        List<OrgEvent> retained = [.. channel.Retained];
        if (act.Start == Start.After && retained.Count == 0) return;
        var after = act.Start == Start.After ? retained[^(1 + (act.Back % retained.Count))] : null;
        var filter = channel.Kind == ChannelKind.PushTopic ? act.Filter : Region.Any;
        _consumers.Add(MakeConsumer(channel, NameOf(act.Consumer), filter, act.Start, act.Form, act.Thrift, after));
    }

    private Consumer MakeConsumer(OrgChannel channel, string name, Region filter, Start start, Form form, Thrift thrift, OrgEvent? after, bool tellsGaps = false)
    {
        var isShared = _oracle.Living.Any(other => other.Process == _process.Number && other.Channel == channel && other.Chain.Filter == filter);
        var life = _oracle.Join(channel, name, filter, start, _process.Number, _org.Now, after, form, thrift);
        life.JoinedPiece = _pieces;
        if (isShared || _process.Confirmed.Union(_process.Unread).Contains(WireSubscription.NameOf(channel.Topic, filter))) life.JoinedRunning = _pieces;
        _circumstances.HadLittleRoom |= thrift == Thrift.SmallBuffer;
        var options = ConsumerOptions.Of(life);
        // Deliveries report gaps themselves.
        if (tellsGaps || form != Form.Deliveries || life.Number % 2 == 0)
        {
            options.OnGap = (gap, _) =>
            {
                if (_trace.IsRead) _trace.Write($"    {life}: gets a gap, {gap.Cause}, after #{gap.AfterReplayId}");
                _oracle.Tell(life, gap);
                return default;
            };
        }

        Consumer? consumer = null;
        options.OnDecodeError = DecodeErrorHandling.SkipTo((error, _) =>
        {
            consumer!.Skip(LargeMessage.SerialOf(error));
            return default;
        });
        var cancellation = new CancellationTokenSource();
        var events = Enumerations.Of(_process.Client, channel.Kind, form, options, cancellation.Token);
        return consumer = new Consumer(life, events.GetAsyncEnumerator(CancellationToken.None), cancellation, _org, _oracle, _trace);
    }

    /// <summary>Deliveries can be acknowledged after their loop, too.</summary>
    private void Acknowledge(Act.Acknowledge act) =>
        _consumers.FindLast(consumer => consumer.Life.Chain.Name == NameOf(act.Consumer))?.Acknowledge(act.Which);

    private void SetOutage(bool begins)
    {
        _process.Network.IsDown = begins;
        if (!begins) return;
        foreach (var exchange in _process.Network.Open.ToList())
        {
            if (exchange.Body is null) exchange.Break();
            else exchange.Finish(broken: true);
        }
    }

    private void SetClock(TimeSpan by)
    {
        _process.Clock.Error += by;
        _oracle.TrustsDates = false;
    }

    private void BreakStore(StoreFault fault)
    {
        _store.Next = fault;
        _circumstances.StoreFailed = true;
    }

    private void Refuse(Refusal what, OrgChannel channel)
    {
        _org.Refuse(what, channel);
        _circumstances.WasRefused = true;
        if (what == Refusal.Channel) _circumstances.ForbiddenChannels.Add(channel);
    }
}
