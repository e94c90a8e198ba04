namespace TypedStreaming.Tool.Doctor;

/// <summary>The result of one step of the diagnosis.</summary>
internal enum StepOutcome
{
    Ok,
    Warning,
    Failed,
    Skipped,
}
