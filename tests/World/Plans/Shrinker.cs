using System.Collections.Immutable;
using TypedStreaming.World.Org;

namespace TypedStreaming.World.Plans;

/// <summary>
/// Makes a failing plan as short and as plain as it can be: actions are left out in ever smaller pieces (delta debugging), and what
/// is left is replaced by plainer actions, as long as the plan still fails.
/// </summary>
/// <param name="fails">True if a plan still shows what is looked for.</param>
internal sealed class Shrinker(Func<Plan, Task<bool>> fails)
{
    public async Task<Plan> ShrinkAsync(Plan plan)
    {
        while (true)
        {
            var before = plan;
            plan = await WithoutActsAsync(plan);
            plan = await PlainerAsync(plan);
            plan = await PlainerOrgAsync(plan);
            if (plan == before) return plan;
        }
    }

    private async Task<Plan> WithoutActsAsync(Plan plan)
    {
        for (var size = Math.Max(1, plan.Acts.Length / 2); size > 0; size /= 2)
        {
            // From the end, since what comes after the failure goes first.
            for (var at = plan.Acts.Length - size; at >= 0; at -= size) plan = await TryAsync(plan, plan with { Acts = Without(plan.Acts, at, size) });
        }

        return plan;
    }

    private static ImmutableArray<Act> Without(ImmutableArray<Act> acts, int at, int size) =>
        at + size <= acts.Length ? acts.RemoveRange(at, size) : acts;

    private async Task<Plan> PlainerAsync(Plan plan)
    {
        for (var at = 0; at < plan.Acts.Length; at++)
        {
            foreach (var plainer in PlainerActs.Of(plan.Acts[at])) plan = await TryAsync(plan, plan with { Acts = plan.Acts.SetItem(at, plainer) });
        }

        return plan;
    }

    private async Task<Plan> PlainerOrgAsync(Plan plan)
    {
        OrgSettings org = plan.Org;
        plan = await TryAsync(plan, plan with { Org = org with { WritesFilters = true } });
        for (var count = 1; count < org.Channels.Length; count++) plan = await TryAsync(plan, plan with { Org = plan.Org with { Channels = [.. org.Channels.Take(count)] } });
        for (var at = 0; at < plan.Org.Channels.Length; at++)
        {
            foreach (var kind in (ChannelKind[])[ChannelKind.PushTopic, ChannelKind.Generic])
                plan = await TryAsync(plan, plan with { Org = plan.Org with { Channels = plan.Org.Channels.SetItem(at, kind) } });
        }

        return plan;
    }

    private async Task<Plan> TryAsync(Plan plan, Plan plainer) => IsPlainer(plainer, plan) && await fails(plainer) ? plainer : plan;

    private static bool IsPlainer(Plan plainer, Plan plan) =>
        plainer.Acts.Length < plan.Acts.Length || !plainer.Acts.SequenceEqual(plan.Acts) || plainer.Org.WritesFilters != plan.Org.WritesFilters
        || plainer.Org.Channels.Length < plan.Org.Channels.Length || plainer.Org.Channels.Sum(static kind => (int)kind) < plan.Org.Channels.Sum(static kind => (int)kind);
}
