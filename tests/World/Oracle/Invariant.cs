using TypedStreaming.World.Org;

namespace TypedStreaming.World.Oracle;

/// <summary>A promise, checked against what happens.</summary>
internal abstract class Invariant
{
    public virtual void OnJoined(Life life)
    {
    }

    public virtual void OnPublished(OrgEvent published)
    {
    }

    /// <summary>Before the event counts as received.</summary>
    public virtual void OnReceived(Life life, OrgEvent received)
    {
    }

    public virtual void OnGap(Life life, Gap gap)
    {
    }

    public virtual void OnSaved(Life life, ReplayPosition position)
    {
    }

    public virtual void OnEnded(Life life, LifeEnd end, Exception? cause)
    {
    }

    /// <summary>The org has processed a subscribe, which replays some events that were delivered before.</summary>
    public virtual void OnSubscribed(OrgChannel channel, OrgSession session, int again, int process)
    {
    }

    /// <summary>The plan is over, everything was repaired, and every consumer has taken and acknowledged all that came.</summary>
    public virtual void OnDrained(IReadOnlyCollection<Chain> chains)
    {
    }

    /// <summary>The client was stopped after that.</summary>
    public virtual void OnStopped(IReadOnlyCollection<Chain> chains)
    {
    }
}
