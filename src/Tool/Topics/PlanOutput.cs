using System.Text;
using System.Text.Json.Nodes;
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

    /// <summary>
    /// The exception for the first line that could not be written; null if all lines were written. After a failure, nothing more is written.
    /// </summary>
    public IOException? Failure { get; private set; }

    /// <summary>Writes one line to the standard output, with control characters escaped.</summary>
    public static void WriteLine(IShell shell, string line) => shell.Output.Write(Encoding.UTF8.GetBytes(TerminalText.Of(line) + "\n"));

    /// <summary>Returns a text of several lines as one line.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    public void Write(ProvisionItem item)
    {
        if (isJson)
        {
            WriteLine(JsonOf(item).ToJsonString());
            return;
        }

        WriteLine($"{NameOf(item.Action).PadRight(Indent)}{item.Name}{(item.Reason is null ? "" : $": {item.Reason}")}");
        foreach (var difference in item.Differences)
        {
            var current = item.Action == ProvisionAction.Create ? "" : $"{OneLine(difference.Current ?? "(none)")} -> ";
            WriteLine($"{new string(' ', Indent)}{difference.Field}: {current}{OneLine(difference.Wanted ?? "(none)")}");
        }
    }

    public void Report(ProvisionResult value)
    {
        var status = value.Status switch
        {
            ProvisionStatus.Applied => "done",
            ProvisionStatus.AlreadyApplied => "already so",
            ProvisionStatus.OutOfDate => "FAILED",
            ProvisionStatus.Refused => "FAILED",
            ProvisionStatus.NotSent => "not sent",
            _ => "unknown",
        };
        if (isJson) WriteLine(JsonOf(value).ToJsonString());
        else WriteLine($"{status.PadRight(Indent)}{NameOf(value.Item.Action)} {value.Item.Name}{(value.ErrorCode is null ? "" : $": {value.ErrorCode}")}{(value.Error is null ? "" : $": {value.Error}")}");
    }

    private static JsonObject JsonOf(ProvisionItem item) => new()
    {
        ["plan"] = NameOf(item.Action),
        ["name"] = item.Name,
        ["differences"] = new JsonArray([.. item.Differences.Select(static one => (JsonNode)new JsonObject { ["field"] = one.Field, ["current"] = one.Current, ["wanted"] = one.Wanted })]),
        ["reason"] = item.Reason,
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
        ["action"] = NameOf(result.Item.Action),
        ["name"] = result.Item.Name,
        ["errorCode"] = result.ErrorCode,
        ["error"] = result.Error,
    };

    private static string NameOf(ProvisionAction action) => action == ProvisionAction.None ? "unchanged" : action.ToString().ToLowerInvariant();

    private void WriteLine(string line)
    {
        if (Failure is not null) return;
        try
        {
            WriteLine(shell, line);
        }
        catch (IOException e)
        {
            Failure = e;
        }
    }
}
