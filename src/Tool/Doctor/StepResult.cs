namespace TypedStreaming.Tool.Doctor;

/// <summary>The result of one step of the diagnosis, which is written as one line.</summary>
/// <param name="Step">The step.</param>
/// <param name="Outcome">The result.</param>
/// <param name="Text">What was found.</param>
/// <param name="Remedy">What to do, or null if there is nothing to do.</param>
internal sealed record StepResult(string Step, StepOutcome Outcome, string Text, string? Remedy = null)
{
    public static StepResult Ok(string step, string text) => new(step, StepOutcome.Ok, text);

    public static StepResult Warning(string step, string text, string remedy) => new(step, StepOutcome.Warning, text, remedy);

    public static StepResult Failed(string step, string text, string remedy) => new(step, StepOutcome.Failed, text, remedy);

    public static StepResult Skipped(string step, string text, string? remedy = null) => new(step, StepOutcome.Skipped, text, remedy);
}
