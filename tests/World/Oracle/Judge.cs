namespace TypedStreaming.World.Oracle;

/// <summary>Collects the violations of one plan, each text once.</summary>
internal sealed class Judge
{
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly List<Violation> _violations = [];

    /// <summary>The step of the plan.</summary>
    public int Step { get; set; }

    public IReadOnlyList<Violation> Violations => _violations;

    public void Report(ViolationKind kind, string text)
    {
        if (_texts.Add($"{kind}: {text}")) _violations.Add(new Violation(kind, Step, text));
    }
}
