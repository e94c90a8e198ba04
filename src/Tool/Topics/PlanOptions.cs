using System.CommandLine;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Topics;

/// <summary>The options that are common to all commands that change PushTopics.</summary>
internal sealed class PlanOptions
{
    private readonly Option<bool> _apply = new("--apply") { Description = "Applies the changes. Without this option, the changes are only shown." };
    private readonly Option<bool> _production = new("--production") { Description = "Permits changes to a production org." };
    private readonly Option<bool> _check = new("--check") { Description = "Ends with exit code 1 if any changes are necessary, for use in scripts." };
    private readonly Option<bool> _json = new("--json") { Description = "Writes one line of JSON for each PushTopic and each result." };

    public void AddTo(Command command)
    {
        foreach (var option in new[] { _apply, _production, _check, _json }) command.Add(option);
    }

    public PlanSettings Read(ParseResult parsed)
    {
        var settings = new PlanSettings(parsed.GetValue(_apply), parsed.GetValue(_production), parsed.GetValue(_check), parsed.GetValue(_json));
        if (settings is { Applies: true, Checks: true }) throw new ToolException("--check only compares, and --apply changes the org. Use only one of them.");
        return settings;
    }
}
