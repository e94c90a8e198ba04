using System.Collections;

namespace TypedStreaming;

/// <summary>The outcomes of <see cref="ProvisionPlan.ApplyAsync"/>: one for each change and each blocked item, in the order of the plan.</summary>
public sealed class ProvisionResults : IReadOnlyList<ProvisionResult>
{
    private readonly IReadOnlyList<ProvisionResult> _results;

    internal ProvisionResults(IReadOnlyList<ProvisionResult> results) => _results = results;

    /// <summary>The number of outcomes.</summary>
    public int Count => _results.Count;

    /// <summary>
    /// True if each outcome is <see cref="ProvisionStatus.Applied"/> or <see cref="ProvisionStatus.AlreadyApplied"/>. Also true if there are no
    /// outcomes, because the plan had no changes and no blocked items.
    /// </summary>
    public bool AllApplied => _results.All(static result => result.IsApplied);

    /// <summary>The outcome at the given index.</summary>
    /// <param name="index">The index of the outcome, starting at 0.</param>
    public ProvisionResult this[int index] => _results[index];

    /// <summary>Returns the outcomes in the order of the plan.</summary>
    /// <returns>An enumerator.</returns>
    public IEnumerator<ProvisionResult> GetEnumerator() => _results.GetEnumerator();

    /// <summary>Returns all outcomes.</summary>
    /// <returns>A text for display, with one line for each outcome.</returns>
    public override string ToString() => _results.Count == 0 ? "no changes" : string.Join('\n', _results);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
