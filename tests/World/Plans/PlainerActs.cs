using TypedStreaming.World.Network;
using TypedStreaming.World.Org;
using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Plans;

/// <summary>Lists the actions that an action could be replaced by to read more easily, the plainest first.</summary>
internal static class PlainerActs
{
    private const int All = 99;
    private const int Whole = 1000;

    public static IEnumerable<Act> Of(Act act)
    {
        IEnumerable<Act> plainer = act switch
        {
            Act.Settle a => [a with { LeavesConnect = false }],
            Act.Publish a => [a with { Count = 1 }, a with { Region = Region.Any }, a with { Twins = false }, a with { Large = false }, a with { Channel = 0 }, a with { Count = Half(a.Count) }],
            Act.Join a => Joins(a),
            Act.Take a => [a with { Count = 1 }, a with { Count = Half(a.Count) }],
            Act.Acknowledge a => [a with { Which = 0 }],
            Act.Leave a => [a with { Cancels = false }],
            Act.Serve a => [new Act.Settle(), a with { Fault = Fault.None }, a with { Riders = All }, a with { ReplyFirst = false }, a with { Fault = new Fault(FaultKind.LostAnswer) }],
            Act.Hand a => [new Act.Settle(), a with { Fault = Fault.None }, a with { Permille = Whole }, a with { Fault = new Fault(FaultKind.Cut) }],
            Act.Pass a => [new Act.Settle(), a with { Seconds = 1 }, a with { Seconds = Half(a.Seconds) }, a with { Works = true }],
            Act.Expire a => [a with { Channel = 0 }, a with { Keep = 0 }],
            Act.Renumber a => [a with { Channel = 0 }],
            Act.Move => [new Act.Forget()],
            Act.Dismiss => [new Act.Forget()],
            Act.Revoke => [new Act.Forget()],
            Act.SetClock a => [a with { Minutes = 120 }],
            _ => [],
        };
        return plainer.Where(one => one != act && IsSmaller(one, act));
    }

    private static int Half(int count) => Math.Max(1, count / 2);

    private static IEnumerable<Act> Joins(Act.Join join) =>
    [
        join with { Consumer = 0 }, join with { Channel = 0 }, join with { Form = Form.Events }, join with { Filter = Region.Any },
        join with { Thrift = Thrift.None }, join with { Back = 0 }, join with { Start = Start.Earliest }, join with { Start = Start.StoredOrEarliest },
        join with { Start = Start.Latest },
    ];

    /// <summary>Keeps two equal ways of saying it from replacing each other endlessly.</summary>
    private static bool IsSmaller(Act one, Act act) => Weight(one) < Weight(act);

    private static int Weight(Act act) => act switch
    {
        Act.Settle a => a.LeavesConnect ? 1 : 0,
        Act.Forget => 1,
        Act.Publish a => a.Count + (int)a.Region + (a.Twins ? 1 : 0) + (a.Large ? 1 : 0) + a.Channel,
        Act.Join a => a.Consumer + a.Channel + (int)a.Form + (int)a.Filter + (int)a.Thrift + a.Back + Weight(a.Start),
        Act.Take a => a.Count,
        Act.Acknowledge a => a.Which,
        Act.Leave a => a.Cancels ? 1 : 0,
        Act.Serve a => 2 + (All - Math.Min(All, a.Riders)) + (a.ReplyFirst ? 1 : 0) + Weight(a.Fault),
        Act.Hand a => 2 + (Whole - a.Permille) + Weight(a.Fault),
        Act.Pass a => 1 + a.Seconds + (a.Works ? 0 : 1),
        Act.Expire a => a.Channel + a.Keep,
        Act.Renumber a => a.Channel,
        Act.SetClock a => a.Minutes == 120 ? 0 : 1,
        _ => 2,
    };

    private static int Weight(Start start) => start switch { Start.Earliest => 0, Start.StoredOrEarliest => 1, Start.Latest => 2, _ => 3 };

    private static int Weight(Fault fault) => fault.IsNone ? 0 : 1 + (int)fault.Kind + fault.Permille;
}
