using TypedStreaming.World.Network;
using TypedStreaming.World.Org;
using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Plans;

/// <summary>
/// One action of a plan. Each is total: where it makes no sense it does nothing, so that any plan stays one when actions are
/// taken out of it. Channels and consumers are named by their number.
/// </summary>
internal abstract record Act
{
    /// <summary>Events are published, one after another.</summary>
    /// <param name="Channel">Where.</param>
    /// <param name="Count">How many.</param>
    /// <param name="Region">What filters look at.</param>
    /// <param name="Twins">True if each has the id of the one before, or is a copy of it, where the channel allows that.</param>
    /// <param name="Large">True if each is larger than the client's limit, so that its program gets an error in its place.</param>
    public sealed record Publish(int Channel, int Count, Region Region = Region.Any, bool Twins = false, bool Large = false) : Act;

    /// <summary>A consumer begins.</summary>
    /// <param name="Consumer">Which: the first has no name of its own.</param>
    /// <param name="Channel">Where.</param>
    /// <param name="Start">Where in the channel's history.</param>
    /// <param name="Form">How it takes events.</param>
    /// <param name="Filter">What it asks for, where the channel has filters.</param>
    /// <param name="Thrift">What it has little of.</param>
    /// <param name="Back">After which of the retained events it starts, counted from the newest.</param>
    public sealed record Join(
        int Consumer, int Channel, Start Start, Form Form = Form.Events, Region Filter = Region.Any, Thrift Thrift = Thrift.None, int Back = 0) : Act;

    /// <summary>A consumer takes some events more, as they come.</summary>
    public sealed record Take(int Consumer, int Count) : Act;

    /// <summary>A consumer acknowledges one of the deliveries that are out, counted from the oldest.</summary>
    public sealed record Acknowledge(int Consumer, int Which) : Act;

    /// <summary>A consumer leaves its loop, by a break where it can.</summary>
    public sealed record Leave(int Consumer, bool Cancels = false) : Act;

    /// <summary>The client is stopped, and can start again.</summary>
    public sealed record Stop : Act;

    /// <summary>The process ends and another begins, with the same store.</summary>
    public sealed record Restart(bool Kills) : Act;

    /// <summary>The org sees a request and answers it.</summary>
    /// <param name="Way">Which.</param>
    /// <param name="Riders">The largest number of queued events that ride on the response.</param>
    /// <param name="ReplyFirst">True if the reply stands before them.</param>
    /// <param name="Fault">What goes wrong.</param>
    public sealed record Serve(Way Way, int Riders, bool ReplyFirst = false, Fault Fault = default) : Act;

    /// <summary>Some of a response reaches the client.</summary>
    public sealed record Hand(Way Way, int Permille = 1000, Fault Fault = default) : Act;

    /// <summary>The network works, until nothing is left to do.</summary>
    /// <param name="LeavesConnect">True if the connect is left as it is. The events wait for it.</param>
    public sealed record Settle(bool LeavesConnect = false) : Act;

    /// <summary>Time passes.</summary>
    /// <param name="Seconds">How much.</param>
    /// <param name="Works">True if the network works meanwhile.</param>
    public sealed record Pass(int Seconds, bool Works = true) : Act;

    /// <summary>Nothing can be reached, or everything again.</summary>
    public sealed record Outage(bool Begins) : Act;

    /// <summary>The wall clock of the process is set.</summary>
    public sealed record SetClock(int Minutes) : Act;

    /// <summary>The next save of a position goes wrong.</summary>
    public sealed record BreakStore(StoreFault Fault) : Act;

    /// <summary>Only the newest events of a channel can still be replayed.</summary>
    public sealed record Expire(int Channel, int Keep) : Act;

    /// <summary>The ids of a channel begin again, from the lowest one, or beyond all that were given.</summary>
    public sealed record Renumber(int Channel, bool BeginsLow = true) : Act;

    /// <summary>The org moves to another instance.</summary>
    public sealed record Move : Act;

    /// <summary>The server forgets all sessions.</summary>
    public sealed record Forget : Act;

    /// <summary>The server ends all sessions.</summary>
    public sealed record Dismiss : Act;

    /// <summary>The token is revoked.</summary>
    public sealed record Revoke : Act;

    /// <summary>The org refuses something, until it refuses nothing.</summary>
    public sealed record Refuse(Refusal What, int Channel) : Act;

    public sealed record RefuseNothing : Act;
}
