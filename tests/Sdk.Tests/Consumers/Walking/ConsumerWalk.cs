using TypedStreaming.Consumers;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Consumers.Walking;

/// <summary>
/// A server with a log and processes that take turns as its consumer: they get events, acknowledge them in any order, leave their loops, lose
/// sessions, stop, are killed, and are taken over by another process, while the old one continues to acknowledge. The expected results are
/// taken from the log only.
/// </summary>
internal sealed class ConsumerWalk(int seed, ConsumerFlaw flaw = ConsumerFlaw.None)
{
    private const int Steps = 150;

    private readonly Random _random = new(seed);
    private readonly ScriptedStore _store = new(null, flaw == ConsumerFlaw.AnyOwnerSaves ? new OwnerlessStore() : null);
    private readonly ManualTimeProvider _time = new();
    private readonly List<long> _log = [];
    private readonly HashSet<long> _done = [];
    private readonly HashSet<long> _doneHere = [];
    private readonly List<(QueueReader<BayeuxMessage> From, TakenEntry<BayeuxMessage> Taken, long Id)> _out = [];
    private readonly List<(Workbench Process, QueueReader<BayeuxMessage> Consumer)> _old = [];
    private Workbench _process = null!;
    private QueueReader<BayeuxMessage>? _consumer;
    private long _foreign = 1_000_000;
    private int _sent;
    private long _startedAfter;
    private string? _wrong;

    /// <summary>The number of times that the position moved, so that a walk that tests nothing is noticed.</summary>
    public int Moves => _store.Saved.Count;

    /// <returns>The defect, or null.</returns>
    public async Task<string?> RunAsync()
    {
        Begin();
        for (var step = 0; step < Steps && _wrong is null; step++)
        {
            await StepAsync();
            _wrong ??= Moved();
            if (_wrong is not null) return $"step {step}: {_wrong}";
        }

        return await FinishAsync();
    }

    private async Task StepAsync()
    {
        switch (_random.Next(30))
        {
            case < 8: _log.Add((_log.Count + 1) * 3); break;
            case < 13: Receive(); break;
            case < 18: await TakeAsync(); break;
            case < 23: Acknowledge(_random.Next(Math.Max(1, _out.Count))); break;
            case 23: await _process.Names.FlushAsync(); break;
            case 24: await LeaveAsync(); break;
            case 25: LoseSession(); break;
            case 26: await StopAsync(); break;
            case 27: await WakeAsync(); break;
            default: if (_random.Next(4) == 0) Begin(); break;
        }
    }

    /// <summary>Starts a new process, whether the previous one was killed or continues without knowing.</summary>
    private void Begin()
    {
        if (_consumer is not null) _old.Add((_process, _consumer));
        _process = new Workbench(_store, _time);
        _consumer = null;
        _out.Clear();
        _doneHere.Clear();
        _startedAfter = _store.Saved.Count == 0 ? 0 : _store.Saved[^1].ReplayId ?? 0;
    }

    private async Task OpenAsync()
    {
        _consumer = await _process.OpenAsync();
        GoOnAfter(_process.Asked);
    }

    private void Receive()
    {
        if (_consumer is not null && _sent < _log.Count) _process.Deliver(_log[_sent++]);
    }

    private async Task TakeAsync()
    {
        if (_consumer is null) await OpenAsync();
        using var enough = new CancellationTokenSource();
        var move = _consumer!.MoveAsync(enough.Token);
        if (!move.IsCompleted) await enough.CancelAsync();
        try
        {
            if (await move) Given(_consumer.Taken.Entry.Id);
        }
        catch (OperationCanceledException)
        {
            return; // Nothing waits.
        }
    }

    private void Given(long id)
    {
        if (id <= _startedAfter) _wrong = $"{id} was given, though {_startedAfter} was saved when the process began";
        if (_doneHere.Contains(id)) _wrong = $"{id} was given again, though it was acknowledged";
        _out.RemoveAll(one => one.Id == id);
        var taken = _consumer!.Escape();
        _consumer.LeaveInHand();
        _out.Add((_consumer, taken, id));
        if (flaw == ConsumerFlaw.AcknowledgesWhenGiven) _consumer.Acknowledge(taken);
    }

    private void Acknowledge(int index)
    {
        if (index >= _out.Count) return;
        var (from, taken, id) = _out[index];
        _out.RemoveAt(index);
        _done.Add(id);
        _doneHere.Add(id);
        from.Acknowledge(taken);
    }

    private async Task LeaveAsync()
    {
        if (_consumer is not null) await _consumer.DisposeAsync();
        _consumer = null;
    }

    private void LoseSession()
    {
        if (_consumer is null) return;
        _process.Table.LoseSession();
        _process.Subscribe();
        if (flaw == ConsumerFlaw.ResumesAtThePresent) _sent = _log.Count;
        else GoOnAfter(_process.Asked);
    }

    private async Task StopAsync()
    {
        if (_consumer is null) return;
        _process.Stop();
        await LeaveAsync();
    }

    /// <summary>Lets an old owner that hung continue; it must get the error that it is no longer the owner.</summary>
    private async Task WakeAsync()
    {
        if (_old.Count == 0 || _consumer is null) return;
        var (process, consumer) = _old[_random.Next(_old.Count)];
        process.Deliver(_foreign++);
        try
        {
            if (!await consumer.MoveAsync(TestContext.Current.CancellationToken)) return;
            consumer.AcknowledgeInHand();
            await process.Names.FlushAsync();
        }
        catch (StreamingException e) when (e.Error == StreamingError.PositionTaken)
        {
            return; // As it should be.
        }
    }

    private void GoOnAfter(long asked) => _sent = asked < 0 ? 0 : _log.FindIndex(id => id > asked) is var next and >= 0 ? next : _log.Count;

    /// <summary>Checks that saved positions never move back, and never pass an event that no process has processed.</summary>
    private string? Moved()
    {
        var saved = _store.Saved;
        for (var index = 1; index < saved.Count; index++)
        {
            if (saved[index].ReplayId < saved[index - 1].ReplayId) return $"the position went back to {saved[index].ReplayId}";
        }

        var undone = saved.Count == 0 ? [] : _log.Where(id => id <= saved[^1].ReplayId && !_done.Contains(id)).ToList();
        return undone.Count == 0 ? null : $"{saved[^1].ReplayId} was saved, but {undone[0]} was never done";
    }

    /// <summary>Checks that all published events reach a program that continues to the end.</summary>
    private async Task<string?> FinishAsync()
    {
        for (var round = 0; round < 4 * Steps && _wrong is null; round++)
        {
            Receive();
            await TakeAsync();
            Acknowledge(0);
        }

        await _process.Names.FlushAsync();
        var lost = _log.Where(id => !_done.Contains(id)).ToList();
        if (lost.Count > 0) _wrong ??= $"{lost[0]} was never given";
        if (_log.Count > 0 && _store.Saved[^1].ReplayId != _log[^1]) _wrong ??= $"the position stays at {_store.Saved[^1].ReplayId}";
        return _wrong ?? Moved();
    }
}
