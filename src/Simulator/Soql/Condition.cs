namespace TypedStreaming.Simulator.Soql;

/// <summary>A condition after <c>WHERE</c>: a comparison, or several conditions that are combined.</summary>
internal abstract record Condition
{
    /// <summary>Returns the comparisons of the condition, in the order of the query.</summary>
    public IEnumerable<Comparison> Comparisons() => this switch
    {
        Comparison comparison => [comparison],
        Combination combination => combination.Parts.SelectMany(static part => part.Comparisons()),
        Negation negation => negation.Part.Comparisons(),
        _ => [],
    };
}
