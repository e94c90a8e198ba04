using System.Text;

namespace TypedStreaming.World.Plans;

/// <summary>A plan as C#, to be pasted where recorded plans are.</summary>
internal static class PlanText
{
    public static string Of(Plan plan)
    {
        var text = new StringBuilder();
        text.AppendLine($"new Plan({plan.Seed}, {Org(plan.Org)},");
        text.AppendLine("[");
        foreach (var act in plan.Acts) text.AppendLine($"    {ActText.Of(act)},");
        return text.Append("])").ToString();
    }

    private static string Org(Org.OrgSettings org)
    {
        List<string> members = [$"Channels = [{string.Join(", ", org.Channels.Select(static kind => $"ChannelKind.{kind}"))}]"];
        if (!org.Replays) members.Add("Replays = false");
        if (!org.WritesFilters) members.Add("WritesFilters = false");
        return $"new OrgSettings {{ {string.Join(", ", members)} }}";
    }
}
