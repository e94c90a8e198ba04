using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Publish;

/// <summary>
/// Writes the outcomes of published events. If the output cannot be written, the command sends no more requests, and reports which outcomes were
/// not shown, so that a second run does not publish an event twice.
/// </summary>
/// <param name="shell">The shell.</param>
/// <param name="eventName">The API name of the event.</param>
/// <param name="count">The number of all events of the command.</param>
/// <param name="isJson">True to write one line of JSON for each event; otherwise, one line at the end.</param>
internal sealed class PublishOutput(IShell shell, string eventName, int count, bool isJson)
{
    private readonly ResultOutput _output = new(shell);
    private readonly List<int> _hidden = [];
    private string? _last;
    private int _published;

    /// <summary>True if an outcome could not be written.</summary>
    public bool HasFailed => _output.HasFailed;

    /// <summary>Records the outcome of an event that was sent or refused, and writes a line about it to the output.</summary>
    public void Add(int number, PublishResult result)
    {
        if (isJson) _output.WriteLine(PublishLine.Of(eventName, number, result));
        if (!result.IsPublished) return;
        _published++;
        _last = result.EventUuid?.ToString();
        if (HasFailed) _hidden.Add(number);
    }

    /// <summary>Returns a sentence about the outcomes that were not shown; empty if all were shown.</summary>
    public string Missing()
    {
        if (!HasFailed) return "";
        var events = _hidden.Count == 0 ? "" : $" {EventNumbers.Of(_hidden)} of {count} {(_hidden.Count == 1 ? "was" : "were")} published, although the output does not show this.";
        return _output.Missing + events;
    }

    /// <summary>Ends the output of a command that has published all its events.</summary>
    /// <exception cref="ToolException">The results could not be written, although the reader did not close the output.</exception>
    public void End()
    {
        if (!isJson) _output.WriteLine(count == 1 ? $"published {eventName} {_last}".TrimEnd() : $"published {_published} {eventName}");
        if (!HasFailed) return;
        var text = $"All events were published, but not all results could be shown: {_output.Reason}. Do not repeat the command, because it would publish the events again.";
        if (_output.IsLost) throw new ToolException(text, ExitCodes.Failure);
        shell.Error.WriteLine(ErrorLine.Note(text));
    }
}
