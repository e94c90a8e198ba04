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

    private readonly ResultOutput _output = new(shell);

    /// <summary>True if a line could not be written. After a failure, nothing more is written.</summary>
    public bool HasFailed => _output.Failure is not null;

    /// <summary>True if lines were lost, for example because the disk is full. False if the reader of the output has closed the pipe.</summary>
    public bool IsLost => _output.IsLost;

    /// <summary>The reason why a line could not be written, without a full stop.</summary>
    public string Reason => _output.Reason;

    /// <summary>The number of changes that have a result.</summary>
    public int Reported { get; private set; }

    /// <summary>The number of changes that were made, or were not necessary.</summary>
    public int Applied { get; private set; }

    /// <summary>Writes one line to the standard output, with control characters escaped.</summary>
    public static void WriteLine(IShell shell, string line) => shell.Output.Write(Encoding.UTF8.GetBytes(TerminalText.Of(line) + "\n"));

    /// <summary>Joins the lines of a text into one line.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    public void Write(ProvisionItem item)
    {
        if (isJson)
        {
            WriteLine(JsonOf(item).ToJsonString());
            return;
        }

        WriteLine($"{NameOf(item.Action).PadRight(Indent)}{item.Name}{(item.Reason is null ? "" : $": {ErrorText.Of(item.Reason)}")}");
        foreach (var difference in item.Differences)
        {
            var current = item.Action == ProvisionAction.Create ? "" : $"{OneLine(difference.Current ?? "(none)")} -> ";
            WriteLine($"{new string(' ', Indent)}{difference.Field}: {current}{OneLine(difference.Wanted ?? "(none)")}");
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
        if (isJson) WriteLine(JsonOf(value).ToJsonString());
        else WriteLine($"{status.PadRight(Indent)}{NameOf(value.Item.Action)} {value.Item.Name}{(value.ErrorCode is null ? "" : $": {value.ErrorCode}")}{(value.Error is null ? "" : $": {ErrorText.Of(value.Error)}")}");
    }

    private static JsonObject JsonOf(ProvisionItem item) => new()
    {
        ["plan"] = NameOf(item.Action),
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
        ["action"] = NameOf(result.Item.Action),
        ["name"] = result.Item.Name,
        ["errorCode"] = result.ErrorCode,
        ["error"] = result.Error is null ? null : ErrorText.Of(result.Error),
    };

    private static string NameOf(ProvisionAction action) => action == ProvisionAction.None ? "unchanged" : action.ToString().ToLowerInvariant();

    private void WriteLine(string line) => _output.WriteLine(line);
}
