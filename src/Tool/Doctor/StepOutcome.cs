namespace TypedStreaming.Tool.Doctor;

/// <summary>The outcome of one step of the diagnosis.</summary>
internal enum StepOutcome
{
    Ok,
    Warning,
    Failed,
    Skipped,
}
