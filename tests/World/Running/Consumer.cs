using TypedStreaming.World.Oracle;
using TypedStreaming.World.Org;
using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Running;

/// <summary>A program that takes events, one enumeration of it.</summary>
internal sealed class Consumer(Life life, IAsyncEnumerator<Taken> events, CancellationTokenSource cancellation, ModelOrg org, WorldOracle oracle, Trace trace)
{
    /// <summary>The time for which what an ended enumeration left can still be acknowledged.</summary>
    private static readonly TimeSpan LongestLeft = WorldOracle.KeptFor;

    private readonly List<Taken> _out = [];
    private Task<bool>? _move;
    private Task? _leaving;
    private OrgEvent? _inHand;
    private int _wanted = 1;
    private bool _leaves;
    private bool _mindsNothing;

    public Life Life => life;

    /// <summary>True if it has ended, and all that belongs to it.</summary>
    public bool IsOver { get; private set; }

    /// <summary>True if it waits for an event.</summary>
    public bool IsWaiting => _move is { IsCompleted: false };

    /// <summary>The time since which it waits, for an event or for its own end.</summary>
    public DateTimeOffset Since { get; private set; } = org.Now;

    /// <summary>True if it waits for its own end.</summary>
    public bool IsLeaving => _leaving is { IsCompleted: false };

    /// <summary>True if its client was stopped or disposed, so that it may end without a reason of its own.</summary>
    public bool IsStopped { get; set; }

    public void Want(int count) => _wanted += count;

    /// <summary>Takes whatever comes from now on, and acknowledges it at once.</summary>
    public void WantAll()
    {
        (_wanted, _mindsNothing) = (int.MaxValue / 2, true);
        while (_out.Count > 0) Acknowledge(0);
    }

    public void Acknowledge(int which)
    {
        if (_out.Count == 0) return;
        var taken = _out[which % _out.Count];
        _out.Remove(taken);
        try
        {
            taken.Acknowledge!();
        }
        catch (InvalidOperationException) when (IsGivenUp)
        {
            return;
        }

        Note('a', taken.Serial);
        WorldOracle.Acknowledge(life, org.Published[taken.Serial]);
    }

    /// <summary>The enumeration passes an event that is larger than the limit, and acknowledges it.</summary>
    public void Skip(int serial)
    {
        var skipped = org.Published[serial];
        Note('r', serial);
        oracle.Receive(life, skipped);
        Note('a', serial);
        WorldOracle.Acknowledge(life, skipped);
    }

    /// <summary>Leaves the loop: at once where it holds an event, by its token where it waits.</summary>
    public void Leave(bool cancels)
    {
        if (_leaving is not null || IsOver) return;
        if (cancels || IsWaiting) cancellation.Cancel();
        if (cancels && !IsWaiting) Want(1);
        else _leaves = true;
    }

    /// <summary>Does what can be done without anything else happening.</summary>
    /// <returns>True if that was anything.</returns>
    public async ValueTask<bool> PumpAsync()
    {
        var moved = false;
        while (!IsOver)
        {
            if (!Proceed()) return moved;
            moved = true;
            if (_move is { IsCompleted: true }) await HarvestAsync();
            if (_leaving is { IsCompleted: true }) await FinishAsync();
        }

        return moved;
    }

    /// <summary>True if the client may have given up what it left: it says so, and the event comes again.</summary>
    private bool IsGivenUp => IsOver && org.Now - Since >= LongestLeft;

    /// <summary>The process is killed.</summary>
    public void Kill()
    {
        IsOver = true;
        oracle.End(life, LifeEnd.Killed);
    }

    private bool Proceed()
    {
        if (_leaving is not null) return _leaving.IsCompleted;
        if (_move is not null) return _move.IsCompleted;
        Since = org.Now;
        if (_leaves || life.IsOver) BeginToLeave();
        else if (_wanted > 0) Move();
        else return false;
        return true;
    }

    private void Move()
    {
        if (_inHand is { } done) WorldOracle.Acknowledge(life, done);
        _inHand = null;
        _move = events.MoveNextAsync().AsTask();
    }

    private void BeginToLeave()
    {
        oracle.End(life, LifeEnd.Left);
        _leaving = events.DisposeAsync().AsTask();
    }

    private async Task HarvestAsync()
    {
        var move = _move!;
        _move = null;
        try
        {
            if (await move) Receive(events.Current);
            else oracle.End(life, IsStopped ? LifeEnd.Stopped : LifeEnd.Ended);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            oracle.End(life, LifeEnd.Left);
        }
        catch (Exception stopped) when (IsStopped && stopped is ObjectDisposedException or OperationCanceledException)
        {
            oracle.End(life, LifeEnd.Stopped);
        }
        catch (Exception failure)
        {
            Note('!', 0, failure.Message);
            oracle.End(life, LifeEnd.Failed, failure);
        }
    }

    private void Receive(Taken taken)
    {
        var received = org.Published[taken.Serial];
        Note('r', taken.Serial);
        if (taken.Gap is { } gap) Tell(gap);
        oracle.Receive(life, received);
        _wanted--;
        if (taken.Acknowledge is null) _inHand = received;
        else _out.Add(taken);
        if (_mindsNothing && taken.Acknowledge is not null) Acknowledge(0);
    }

    private void Tell(Gap gap)
    {
        if (trace.IsRead) trace.Write($"    {life}: gets a gap with it, {gap.Cause}, after #{gap.AfterReplayId}");
        oracle.Tell(life, gap);
    }

    private async Task FinishAsync()
    {
        IsOver = true;
        try
        {
            await _leaving!;
        }
        catch (StreamingException failure)
        {
            Note('!', 1, failure.Message);
        }
    }

    private void Note(char what, int serial, string? text = null)
    {
        trace.Add(what, (life.Number << 16) + serial);
        if (trace.IsRead) trace.Write($"    {life}: {what switch { 'r' => $"receives {org.Published[serial]}", 'a' => $"acknowledges {serial}", _ => $"throws {text}" }}");
    }
}
