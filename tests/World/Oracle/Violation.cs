namespace TypedStreaming.World.Oracle;

/// <summary>A broken promise.</summary>
/// <param name="Kind">The promise.</param>
/// <param name="Step">The step of the plan at which it showed.</param>
/// <param name="Text">A description.</param>
internal sealed record Violation(ViolationKind Kind, int Step, string Text)
{
    public override string ToString() => $"{Kind} at step {Step}: {Text}";
}
