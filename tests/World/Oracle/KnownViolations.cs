namespace TypedStreaming.World.Oracle;

/// <summary>
/// Defects that are known and not fixed yet. They are counted apart, so that others show beneath them. Each goes with its
/// fix; a plan that shows it is among the recorded ones.
/// </summary>
internal static class KnownViolations
{
    private static readonly (ViolationKind Kind, string Text)[] Known =
    [
        // The client does not end a session that it gives up; it takes one of the org's places until it expires.
        (ViolationKind.ManySessions, ""),
    ];

    public static bool Has(Violation violation) =>
        Known.Any(known => violation.Kind == known.Kind && violation.Text.Contains(known.Text, StringComparison.Ordinal));
}
