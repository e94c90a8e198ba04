namespace TypedStreaming.World.Oracle;

/// <summary>A broken promise.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Step">After how many steps of the plan it showed.</param>
/// <param name="Text">What happened.</param>
internal sealed record Violation(ViolationKind Kind, int Step, string Text)
{
    public override string ToString() => $"{Kind} at step {Step}: {Text}";
}
