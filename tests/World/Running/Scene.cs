using TypedStreaming.World.Network;
using TypedStreaming.World.Oracle;
using TypedStreaming.World.Org;
using TypedStreaming.World.Plans;
using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Running;

/// <summary>The world of one plan: the org, the process that lives, its consumers, and the oracle that watches.</summary>
internal sealed partial class Scene
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    private readonly OrgSettings _settings;
    private readonly ModelOrg _org;
    private readonly Judge _judge = new();
    private readonly Circumstances _circumstances = new();
    private readonly WorldOracle _oracle;
    private readonly FewSessions _sessions;
    private readonly EndsAreExplained _ends;
    private readonly ReadsAll _reads;
    private readonly WorldStore _store;
    private readonly IInspector? _inspector;
    private readonly Trace _trace;
    private readonly Tally _tally;
    private readonly long _seed;
    private readonly List<Consumer> _consumers = [];
    private ClientProcess _process;

    public Scene(Plan plan, Tally tally, Trace trace, IInspector? inspector = null)
    {
        _inspector = inspector;
        (_settings, _seed, _tally, _trace) = (plan.Org, plan.Seed, tally, trace);
        _org = new ModelOrg(plan.Org);
        _sessions = new FewSessions(_judge);
        var deliveries = new FewDeliveries(_judge, () => _oracle!.Living);
        _reads = new ReadsAll(_judge);
        _ends = new EndsAreExplained(_judge, _circumstances, () => _org.Now);
        _oracle = new WorldOracle(_judge, _circumstances, deliveries, _ends);
        _store = new WorldStore(this);
        _process = Begin();
    }

    public IReadOnlyList<Violation> Violations => _judge.Violations;

    /// <summary>Performs one action, and lets everything come to rest.</summary>
    public async Task StepAsync(Act act, int number)
    {
        _judge.Step = _org.Step = number;
        _trace.Add('#', number);
        if (_trace.IsRead) _trace.Write($"{number,4} {_org.Now:HH:mm:ss.f} {ActText.Of(act)}");
        await PerformAsync(act);
        await RestAsync();
        await AdvanceAsync(Beat);
        CheckWaits();
    }

    private ClientProcess Begin()
    {
        _circumstances.IsEstablished = false;
        _circumstances.LastRecovery = _circumstances.LastSuccess = _org.Now;
        return new ClientProcess(_process is null ? 1 : _process.Number + 1, _org, this, _store, _seed);
    }

    /// <summary>Everything that can be done without the world moving on is done.</summary>
    private async Task RestAsync()
    {
        bool moved;
        do
        {
            await Quiet.ReachAsync();
            moved = false;
            foreach (var consumer in _consumers) moved |= await consumer.PumpAsync();
        }
        while (moved);

        FewRequests.Check(_process.Network.Open, _judge);
        _reads.Check(_process.Client.LastStateChange);
        NoteConfirmations();
        _inspector?.Inspect(_process.Client, _oracle.Living, _judge);
        if (_process.Client.State == ClientState.Faulted) _ends.NoteFailedRun(_oracle.Living);
        if (_process.Client.State is not (ClientState.Faulted or ClientState.Stopped)) return;
        _circumstances.IsEstablished = false;
        _oracle.EndRun();
    }

    /// <summary>Confirms those that start at the present once their channel is confirmed and no request is under way.</summary>
    private void NoteConfirmations()
    {
        _process.Left.UnionWith(_process.Confirmed.Except(_oracle.Living.Select(NameOf)));
        if (_process.Client.State != ClientState.Connected || _process.Network.Open.Any(static exchange => exchange.Way == Way.Side)) return;
        foreach (var life in _oracle.Living)
        {
            if (life is { HasCursor: true, IsConfirmed: false } && _process.Confirmed.Contains(NameOf(life)) && !_process.Left.Contains(NameOf(life))) _oracle.Confirm(life);
        }
    }

    private static string NameOf(Life life) => WireSubscription.NameOf(life.Channel.Topic, life.Chain.Filter);

    private async Task AdvanceAsync(TimeSpan time)
    {
        _tally.Steps++;
        _oracle.Now = _org.Now += time;
        _process.Clock.Advance(time);
        _org.ForgetIdleSessions();
        _process.Network.EndHolds(_settings.Hold);
        await RestAsync();
    }

    private void CheckWaits()
    {
        foreach (var consumer in _consumers)
        {
            var since = consumer.Since > _circumstances.LastSuccess ? consumer.Since : _circumstances.LastSuccess;
            if (consumer.IsWaiting) NeverSilent.CheckWait(_judge, consumer.Life, since, _org.Now);
            if (consumer.IsLeaving) NeverSilent.CheckEnd(_judge, $"leaving {consumer.Life}", consumer.Since, _org.Now);
        }
    }
}
