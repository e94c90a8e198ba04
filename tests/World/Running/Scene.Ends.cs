using TypedStreaming.World.Network;
using TypedStreaming.World.Oracle;
using TypedStreaming.World.Org;
using TypedStreaming.World.Plans;
using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Running;

/// <content>How clients, processes and plans end.</content>
internal sealed partial class Scene
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>A held connect is answered in this time, and what came beside it is beyond doubt.</summary>
    private static readonly TimeSpan OneHold = TimeSpan.FromSeconds(130);

    /// <summary>After a mishap at its start, a consumer is started again this often.</summary>
    private const int Attempts = 4;

    /// <summary>
    /// Repairs everything, lets every consumer take and acknowledge what there is, brings back those that are gone, and stops. Then
    /// nothing is owed any more.
    /// </summary>
    public async Task HealAsync()
    {
        _process.Network.IsDown = false;
        _org.RefuseNothing();
        _store.Next = StoreFault.None;
        await DrainAllAsync();
        PublishLast();
        await DrainAllAsync();
        await PassAsync(OneHold, works: true);
        _oracle.Drained();
        await StopAsync();
        _oracle.Stopped();
        await EndAsync(() => _process.Client.DisposeAsync().AsTask(), "DisposeAsync");
    }

    private async Task DrainAllAsync()
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            foreach (var consumer in _consumers.Where(static consumer => !consumer.IsOver)) consumer.WantAll();
            await DrainAsync();
            if (!BringBack(owed: attempt > 0)) return;
        }
    }

    /// <summary>Publishes one event more for everybody, since some gaps are reported by the next delivery only.</summary>
    private void PublishLast()
    {
        for (var channel = 0; channel < _org.Channels.Count; channel++)
        {
            foreach (var region in Enum.GetValues<Region>()) Publish(new Act.Publish(channel, 1, region));
        }
    }

    /// <summary>Until nothing moves and nothing is owed, or for as long as a client may take to come back.</summary>
    private async Task DrainAsync()
    {
        var until = _org.Now + Circumstances.RecoveryTimeout + NeverSilent.Slack;
        await RestAsync();
        await WorkAsync();
        for (var round = 0; _org.Now < until && !IsCalm(); round++) await PassAsync(round < 10 ? Second : round < 20 ? 5 * Second : 15 * Second, works: true);
    }

    private bool IsCalm() =>
        _consumers.TrueForAll(static consumer => !consumer.IsLeaving && (consumer.IsOver || consumer.IsWaiting))
        && (_consumers.TrueForAll(static consumer => consumer.IsOver) || _process.Network.Open is [{ State: ExchangeState.Held }])
        && !_oracle.Living.Any(static life => !life.IsOpened || life.Chain.Due.Count > 0);

    /// <summary>Starts those again that have left, where they left off.</summary>
    /// <param name="owed">True if only those are started that are owed something.</param>
    /// <returns>True if there was any.</returns>
    private bool BringBack(bool owed)
    {
        List<Chain> left = [.. _oracle.Chains.Where(chain => (!owed || chain.Due.Count > 0) && !_oracle.Living.Any(life => life.Channel == chain.Channel && life.Chain.Name == chain.Name))];
        foreach (var chain in left)
        {
            _consumers.Add(MakeConsumer(chain.Channel, chain.Name, chain.Filter, chain.Start.GoingOn(), chain.Form, Thrift.None, after: null, tellsGaps: true));
            if (_trace.IsRead) _trace.Write($"     brings back consumer '{chain.Name}' of {chain.Channel.Topic}");
        }

        return left.Count > 0;
    }

    private async Task StopAsync()
    {
        foreach (var consumer in _consumers) consumer.IsStopped = true;
        await EndAsync(() => _process.Client.StopAsync(), "StopAsync");
        await LeaveAllAsync();
    }

    private async Task RestartAsync(bool kills)
    {
        _tally.Note(kills ? FaultNames.Kill : FaultNames.Restart);
        if (kills)
        {
            foreach (var consumer in _consumers.Where(static consumer => !consumer.IsOver)) consumer.Kill();
        }
        else
        {
            foreach (var consumer in _consumers) consumer.IsStopped = true;
            await EndAsync(() => _process.Client.DisposeAsync().AsTask(), "DisposeAsync");
            await LeaveAllAsync();
        }

        foreach (var exchange in _process.Network.Open.Where(static exchange => exchange.State == ExchangeState.Held)) _org.Release(exchange.Request);
        _consumers.Clear();
        _sessions.Forget();
        _oracle.BeginProcess();
        var isDown = _process.Network.IsDown;
        _process = Begin();
        _process.Network.IsDown = isDown;
    }

    /// <summary>The next move of each consumer acknowledges what is in hand, and ends.</summary>
    private async Task LeaveAllAsync()
    {
        foreach (var consumer in _consumers.Where(static consumer => !consumer.IsOver)) consumer.Want(1);
        await RestAsync();
        foreach (var consumer in _consumers) consumer.Leave(cancels: false);
        await EndAsync(() => Task.CompletedTask, "the end of the enumerations");
    }

    /// <summary>Waits for an end that a working network and some time must bring.</summary>
    private async Task EndAsync(Func<Task> begin, string what)
    {
        var since = _org.Now;
        var end = begin();
        await RestAsync();
        while (!end.IsCompleted || _consumers.Exists(static consumer => consumer.IsLeaving || consumer is { IsStopped: true, IsWaiting: true }))
        {
            await WorkAsync();
            await AdvanceAsync(Second);
            NeverSilent.CheckEnd(_judge, what, since, _org.Now);
            if (_org.Now - since > NeverSilent.LongestEnd) return;
        }

        try
        {
            await end;
        }
        catch (StreamingException failure)
        {
            if (!_circumstances.StoreFailed) _judge.Report(ViolationKind.Unexplained, $"{what} threw {failure.Error}: {failure.Message}");
        }
    }
}
