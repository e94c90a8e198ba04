using System.Text.Json.Nodes;
using TypedStreaming.Provisioning;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Topics;

/// <summary>
/// Writes each item of a plan, and the outcome of each change, immediately. If the output cannot be written, for example to a closed pipe, no
/// exception is thrown, because the remaining changes must still be made and counted.
/// </summary>
internal sealed class PlanOutput(IShell shell, bool isJson) : IProgress<ProvisionResult>
{
    private const int Indent = 11;

    /// <summary>The output, which shows if a line could not be written.</summary>
    public ResultOutput Output { get; } = new(shell);

    /// <summary>The number of changes that have a result.</summary>
    public int Reported { get; private set; }

    /// <summary>The number of changes that were made, or were not necessary.</summary>
    public int Applied { get; private set; }

    /// <summary>Joins the lines of a text into one line.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    public void Write(ProvisionItem item)
    {
        if (isJson)
        {
            Output.WriteLine(JsonOf(item).ToJsonString());
            return;
        }

        Output.WriteLine($"{ActionNames.Of(item.Action).PadRight(Indent)}{item.Name}{(item.Reason is null ? "" : $": {ErrorText.Of(item.Reason)}")}");
        foreach (var difference in item.Differences)
        {
            var current = item.Action == ProvisionAction.Create ? "" : $"{OneLine(difference.Current ?? "(none)")} -> ";
            Output.WriteLine($"{new string(' ', Indent)}{difference.Field}: {current}{OneLine(difference.Wanted ?? "(none)")}");
        }
    }

    public void Report(ProvisionResult value)
    {
        Reported++;
        if (value.IsApplied) Applied++;
        var status = value.Status switch
        {
            ProvisionStatus.Applied => "done",
            ProvisionStatus.AlreadyApplied => "already so",
            ProvisionStatus.OutOfDate => "FAILED",
            ProvisionStatus.Refused => "FAILED",
            ProvisionStatus.NotSent => "not sent",
            _ => "unknown",
        };
        if (isJson) Output.WriteLine(JsonOf(value).ToJsonString());
        else Output.WriteLine($"{status.PadRight(Indent)}{ActionNames.Of(value.Item.Action)} {value.Item.Name}{(value.ErrorCode is null ? "" : $": {value.ErrorCode}")}{(value.Error is null ? "" : $": {ErrorText.Of(value.Error)}")}");
    }

    private static JsonObject JsonOf(ProvisionItem item) => new()
    {
        ["plan"] = ActionNames.Of(item.Action),
        ["name"] = item.Name,
        ["differences"] = new JsonArray([.. item.Differences.Select(static one => (JsonNode)new JsonObject { ["field"] = one.Field, ["current"] = one.Current, ["wanted"] = one.Wanted })]),
        ["reason"] = item.Reason is null ? null : ErrorText.Of(item.Reason),
    };

    private static JsonObject JsonOf(ProvisionResult result) => new()
    {
        ["result"] = result.Status switch
        {
            ProvisionStatus.Applied => "applied",
            ProvisionStatus.AlreadyApplied => "alreadyApplied",
            ProvisionStatus.OutOfDate => "outOfDate",
            ProvisionStatus.Refused => "refused",
            ProvisionStatus.NotSent => "notSent",
            _ => "unknown",
        },
        ["action"] = ActionNames.Of(result.Item.Action),
        ["name"] = result.Item.Name,
        ["errorCode"] = result.ErrorCode,
        ["error"] = result.Error is null ? null : ErrorText.Of(result.Error),
    };
}
