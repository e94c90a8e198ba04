using TypedStreaming.World.Org;

namespace TypedStreaming.World.Oracle;

/// <summary>Within a process each event comes once to a consumer, and never again after it was acknowledged.</summary>
internal sealed class OnceEach(Judge judge, Circumstances circumstances) : Invariant
{
    private readonly HashSet<(Life, Answer)> _begun = [];

    public override void OnReceived(Life life, OrgEvent received)
    {
        // An event without an id cannot be recognised; where ids are shared, those that end an answer, or come right before what was refused, may come again.
        var isOfShared = life.Channel.SharesIds && (received.EndedARun || received.BeganARun || circumstances.HadLittleRoom);
        if (life.Channel.SharesIds) MarkIfFirst(life, received);
        if (received.Id is null || isOfShared) return;
        if (life.Had(received)) judge.Report(ViolationKind.Duplicate, $"{received} came twice to {life}");
        else if (!MayBeForgotten(life, received) && life.Chain.WasAcknowledgedHere(received)) judge.Report(ViolationKind.Duplicate, $"{received} came to {life} after it was acknowledged");
    }

    /// <summary>The first event that a consumer gets of a response may share its id with some of another response: then it comes again with those.</summary>
    private void MarkIfFirst(Life life, OrgEvent received)
    {
        var isFirst = false;
        foreach (var delivery in received.Deliveries) isFirst |= delivery.Answer is { BegunAt: not null } answer && _begun.Add((life, answer));
        if (!isFirst) return;
        foreach (var logged in received.Channel.Log)
        {
            if (logged.Era == received.Era && logged.Id == received.Id) logged.BeganARun = true;
        }
    }

    /// <summary>A start of one's own forgets, a store that failed may; and where ids are shared, the last one is not known to be whole.</summary>
    private bool MayBeForgotten(Life life, OrgEvent received) =>
        !life.Start.IsStored() || circumstances.StoreFailed || (life.Channel.SharesIds && received.Id >= life.Chain.LastId);
}
