namespace TypedStreaming.Simulator.Soql;

/// <summary>The limit for the nesting of parentheses in a query.</summary>
internal static class QueryNesting
{
    /// <summary>The maximum nesting of parentheses. Deeper nesting could overflow the stack.</summary>
    public const int Deepest = 64;
}
