namespace TypedStreaming.Simulator.Soql;

/// <summary>The limit on the nesting depth of parentheses in a query.</summary>
internal static class QueryNesting
{
    /// <summary>The maximum nesting depth of parentheses. Deeper nesting could overflow the stack.</summary>
    public const int Deepest = 64;
}
