using TypedStreaming.World.Network;
using TypedStreaming.World.Org;
using TypedStreaming.World.Plans;

namespace TypedStreaming.World.Running;

/// <summary>The names of the things that can go wrong.</summary>
internal static class FaultNames
{
    public const string Kill = nameof(Kill);
    public const string Restart = nameof(Restart);

    public static IEnumerable<string> All =>
    [
        .. Enum.GetNames<FaultKind>().Where(static name => name != nameof(FaultKind.None)),
        .. Enum.GetNames<Refusal>().Select(static name => nameof(Act.Refuse) + name),
        nameof(Act.Outage), nameof(Act.SetClock), nameof(Act.BreakStore), nameof(Act.Expire), nameof(Act.Renumber), nameof(Act.Move), nameof(Act.Forget),
        nameof(Act.Dismiss), nameof(Act.Revoke), Kill, Restart,
    ];

    public static string Of(Act act) => act is Act.Refuse refusal ? nameof(Act.Refuse) + refusal.What : act.GetType().Name;
}
