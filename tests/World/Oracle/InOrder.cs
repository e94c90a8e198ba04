using TypedStreaming.World.Org;
using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Oracle;

/// <summary>
/// Events come in the order of their ids, unless a response overtook the one that holds the earlier event, or a gap has reported the earlier one as missing.
/// </summary>
internal sealed class InOrder(Judge judge) : Invariant
{
    public override void OnReceived(Life life, OrgEvent received)
    {
        if (received.Id is null || life.Had(received) || MayComeAgain(life, received) || life.Chain.WasReportedMissing(received)) return;
        // Who starts at the present gets, of what is older than its subscription, what the clocks may not tell from newer events, whenever somebody
        // else asks for it.
        if (life.Start.BeginsAtPresent() && received.PublishedAt < (life.ConfirmedAt ?? int.MaxValue)) return;
        foreach (var earlier in life.Received)
        {
            // The error in place of an event that is larger than the limit does not wait for earlier events that may still come.
            if (earlier.IsLarge || earlier.Era != received.Era || !(earlier.Id > received.Id) || WasOvertaken(received, earlier) || WasLeft(life, earlier)) continue;
            judge.Report(ViolationKind.OutOfOrder, $"{received} came to {life} after {earlier}");
            return;
        }
    }

    /// <summary>
    /// On a channel where several events can have one id, the last events of a response may come again later, and so may the first events of a
    /// response with which an earlier enumeration of the name began.
    /// </summary>
    private static bool MayComeAgain(Life life, OrgEvent received) =>
        life.Channel.SharesIds && (received.EndedARun || (received.BeganARun && life.Chain.WasAcknowledgedHere(received)));

    /// <summary>
    /// The remaining events of an enumeration that started at new events come before the earlier events that the next enumeration of the name asks
    /// for.
    /// </summary>
    private static bool WasLeft(Life life, OrgEvent earlier) =>
        life.Chain.Start.BeginsAtPresent() && !life.Start.BeginsAtPresent() && earlier.Deliveries.Exists(delivery => delivery.HandedAt <= life.JoinedPiece);

    /// <summary>True if one event stood before another in a queue, and the other's answer began before the first one's had ended.</summary>
    private static bool WasOvertaken(OrgEvent late, OrgEvent early)
    {
        foreach (var mine in late.Deliveries)
        {
            foreach (var other in early.Deliveries)
            {
                if (mine.Session == other.Session && mine.Place < other.Place && mine.Answer != other.Answer && Began(other) < Ended(mine)) return true;
            }
        }

        return false;
    }

    private static int Began(QueuedEvent queued) => queued.Answer?.BegunAt ?? int.MaxValue;

    private static int Ended(QueuedEvent queued) => queued.Answer?.EndedAt ?? int.MaxValue;
}
