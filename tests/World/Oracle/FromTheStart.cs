using TypedStreaming.World.Org;

namespace TypedStreaming.World.Oracle;

/// <summary>Nothing comes from before the start: not what the position has passed, nor, at the present, what is older than the clocks can differ.</summary>
internal sealed class FromTheStart(Judge judge) : Invariant
{
    /// <summary>The margin that the SDK takes between the clocks of events and answers, and their steps.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(32);

    public override void OnReceived(Life life, OrgEvent received)
    {
        // The date of an event that is larger than the limit is not read.
        if (life.WasRenumbered) return;
        if (life is { After: { } after, HoldsLeft: false }) CheckPlace(life, received, after);
        else if (!received.IsLarge && life is { GoesOn: false } && life.Start.BeginsAtPresent() && !life.Chain.Due.Contains(received) && received.Created < life.JoinedTime - Margin && WasThere(life, received))
            judge.Report(ViolationKind.BeforeStart, $"{received} is older than {life}");
    }

    /// <summary>True if nothing says that it was still on its way: who joins a running channel gets what its responses bring from then on.</summary>
    private static bool WasThere(Life life, OrgEvent received) =>
        life.JoinedRunning is not { } joined || (!life.MayBeLeftUnread && received.Deliveries.Exists(delivery => delivery.HandedAt <= joined));

    private void CheckPlace(Life life, OrgEvent received, OrgEvent after)
    {
        if (received.Id is null || received.Era != after.Era || received.Id > after.Id) return;
        if (life.Channel.SharesIds && received.Id == after.Id) return;
        judge.Report(ViolationKind.BeforeStart, $"{received} came to {life}, which starts after {after}");
    }
}
