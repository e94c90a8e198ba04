using System.Buffers;
using System.Text;
using System.Text.Json;
using Spectre.Console;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Doctor;

/// <summary>
/// Writes the results of all steps: one line after each step for a person, or a single JSON object after the last step for a script.
/// </summary>
internal sealed class DoctorReport(IShell shell, PrivateTexts privacy, bool isJson)
{
    private const int OutcomeWidth = 9;
    private const int StepWidth = 12;

    private readonly List<StepResult> _results = [];
    private readonly IAnsiConsole _console = TerminalConsole.Of(shell);
    private readonly ResultOutput _output = new(shell);

    public bool HasFailures => _results.Exists(static one => one.Outcome == StepOutcome.Failed);

    public void Add(StepResult result)
    {
        var shown = result with { Text = privacy.Of(ErrorText.Of(result.Text)), Remedy = result.Remedy is { } remedy ? privacy.Of(remedy) : null };
        _results.Add(shown);
        if (!isJson) _output.Write(() => Write(shown));
    }

    /// <summary>Ends the report. If the reader of the output has closed the pipe, only the exit code shows the result.</summary>
    /// <exception cref="ToolException">The report could not be written for another reason.</exception>
    public void End()
    {
        if (isJson) _output.WriteLine(Json());
        else _output.Write(() => Write("\n" + Summary() + "\n"));
        if (_output.IsLost) throw new ToolException($"{Summary()[..^1]}, but not all results could be shown: {_output.Reason}.", ExitCodes.Failure);
    }

    private void Write(StepResult result)
    {
        var (word, color) = result.Outcome switch
        {
            StepOutcome.Ok => ("ok", Color.Green),
            StepOutcome.Warning => ("warning", Color.Yellow),
            StepOutcome.Failed => ("FAILED", Color.Red),
            _ => ("skipped", Color.Grey),
        };
        _console.Write(new Text(word, new Style(color)));
        Write($"{new string(' ', OutcomeWidth - word.Length)}{result.Step.PadRight(StepWidth)}{TerminalText.Of(result.Text)}\n");
        if (result.Remedy is { } remedy) Write($"{new string(' ', OutcomeWidth + StepWidth)}-> {TerminalText.Of(remedy)}\n");
    }

    private string Summary()
    {
        var failed = _results.Count(static one => one.Outcome == StepOutcome.Failed);
        var warnings = _results.Count(static one => one.Outcome == StepOutcome.Warning);
        var found = failed switch { 0 => "No step failed", 1 => "1 step failed", _ => $"{failed} steps failed" };
        return warnings switch { 0 => found + ".", 1 => found + ", 1 warning.", _ => $"{found}, {warnings} warnings." };
    }

    private void Write(string text) => _console.Profile.Out.Writer.Write(text);

    private string Json()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("ok", !HasFailures);
            writer.WriteStartArray("steps");
            foreach (var result in _results)
            {
                writer.WriteStartObject();
                writer.WriteString("step", result.Step);
                writer.WriteString("outcome", result.Outcome.ToString().ToLowerInvariant());
                writer.WriteString("text", result.Text);
                if (result.Remedy is { } remedy) writer.WriteString("remedy", remedy);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
