using TypedStreaming.World.Org;
using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Oracle;

/// <content>Where consumers begin, and what they are owed from there on.</content>
internal sealed partial class WorldOracle
{
    /// <summary>A consumer has opened its position: now it is known what it goes on from.</summary>
    public void Open(ReplayKey key, ReplayPosition? found, int process)
    {
        if (FindLife(key, process) is not { IsOver: false } life) return;
        life.HasCursor = true;
        if (life.IsOpened) return;
        life.IsOpened = true;
        var (channel, start) = (life.Channel, life.Start);
        if (start.IsStored() && found is { ReplayId: not null }) life.After = PositionsAreSafe.EventOf(channel, found);
        if (start.IsStored() && found is { ReplayId: null } anchor && anchor.At < life.JoinedTime) life.JoinedTime = anchor.At;
        var place = (channel, key.Consumer);
        if (_chains.TryGetValue(place, out var before) && GoesOn(before, life, found)) life.Chain = before;
        else _chains[place] = life.Chain;
        if (before != life.Chain && found is { ReplayId: not null }) life.Chain.Found = PositionsAreSafe.EventOf(channel, found);
        var isForgotten = life.Chain.LeftAt is { } left && Now - left >= KeptFor;
        if (isForgotten) life.Chain.ForgetAcknowledgements();
        // What is left as another type is not gone on with, and the position may still wait for an answer that is outstanding.
        if (before is not null && (life.Form == Form.Json) != (before.Form == Form.Json)) life.Chain.ForgetUnstored();
        life.HoldsLeft = before is not null && (before.IsHeldHereFor(life.Form) || before.HadOwnStart);
        life.Chain.HadOwnStart |= !life.Start.IsStored();
        life.GoesOn = before is { IsKnownHere: true };
        Owe(life, found, isForgotten);
        (life.Chain.IsKnownHere, life.Chain.Form) = (true, life.Form);
    }

    /// <summary>A consumer has closed its position, at its end or before it tries to subscribe again.</summary>
    public void Close(ReplayKey key, int process)
    {
        if (FindLife(key, process) is { } life) life.HasCursor = false;
    }

    /// <summary>The client has the confirmation: a consumer that starts at the present starts now.</summary>
    public void Confirm(Life life)
    {
        life.ConfirmedAt = Judge.Step;
        life.IsConfirmed = true;
        life.Chain.IsOpen = true;
    }

    /// <summary>
    /// Events can no longer be replayed. A consumer without a place to ask for cannot learn of them, nor can one that left before it had a
    /// place, nor the next one of its name.
    /// </summary>
    public void Gone(IReadOnlyCollection<OrgEvent> gone)
    {
        foreach (var chain in _chains.Values)
        {
            if (_lives.FindLast(life => life.Chain == chain) is not { HasPlace: false } last) continue;
            if (!last.IsOver || chain is { Stored: null, Found: null }) chain.Forgive(gone.Contains);
        }
    }

    /// <summary>Forgets what the client remembers of its channels, which ends with its run.</summary>
    public void EndRun() => _unnumbered.Clear();

    /// <summary>Forgets what clients remember, which ends with their process.</summary>
    public void BeginProcess()
    {
        EndRun();
        foreach (var chain in _chains.Values) chain.ForgetProcess();
    }

    /// <summary>A response has reached the client, and nothing that was under way beside it is in doubt.</summary>
    public void Settle(IEnumerable<OrgEvent> events, int process)
    {
        foreach (var settled in events)
        {
            foreach (var life in _lives)
            {
                if (!life.IsOver && life.Process == process && life.Channel == settled.Channel && (life.IsConfirmed || life.Had(settled)) && settled.Passes(life.Chain.Filter)) life.Settled.Add(settled);
            }
        }
    }

    private static bool GoesOn(Chain before, Life life, ReplayPosition? found)
    {
        if (!life.Start.IsStored() || before.Filter != life.Chain.Filter) return false;
        if (found is { ReplayId: not null } || GoesOnHere(before, life)) return true;
        return before.Start.OrElse() == life.Start.OrElse() && (found is not null || !life.Start.BeginsAtPresent());
    }

    /// <summary>Says if a life goes on with what an earlier one of the process left, whatever is stored.</summary>
    private static bool GoesOnHere(Chain before, Life life) => before.IsHeldHereFor(life.Form) || (before.IsKnownHere && !life.Start.BeginsAtPresent());

    private static void Owe(Life life, ReplayPosition? found, bool isForgotten)
    {
        var (chain, after) = (life.Chain, life.After);
        var hasPlace = after is not null || (life.Start.IsStored() && found is { ReplayId: not null });

        if (life.Start.IsStored() && chain.IsHeldHereFor(life.Form) && !isForgotten) return;

        // A position that this chain has not moved was asked for again by the program, whatever it wanted in between.
        if (life.Start.IsStored() && after is not null && after == chain.Found) chain.Forgive(due => due.Era == after.Era && due.Id <= after.Id);

        // Without a place nobody can know that something is gone; a start at the present gets a gap for the time between.
        if (!hasPlace && life.Start.OrElse() != Start.Latest) chain.Forgive(static due => !due.IsRetained);
        if (!hasPlace && (life.Start.BeginsAtPresent() || !life.Channel.Replays)) return;

        chain.IsOpen = true;

        // The process may remember more than is stored: then nothing is owed that its earlier lives were not owed.
        if (life.Start.IsStored() && chain.IsKnownHere) return;
        foreach (var retained in life.Channel.Retained)
        {
            if (after?.Era != retained.Era || retained.Id > after.Id) chain.Owe(retained);
        }
    }
}
