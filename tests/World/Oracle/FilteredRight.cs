using TypedStreaming.World.Org;

namespace TypedStreaming.World.Oracle;

/// <summary>A consumer gets what passes its filter, of its own channel.</summary>
internal sealed class FilteredRight(Judge judge) : Invariant
{
    public override void OnReceived(Life life, OrgEvent received)
    {
        if (received.Channel != life.Channel || !received.Passes(life.Chain.Filter))
            judge.Report(ViolationKind.WrongFilter, $"{received} of {received.Region} came to {life}, which asked for {life.Chain.Filter}");
    }
}
