using TypedStreaming.Simulator.Errors;

namespace TypedStreaming.Simulator.Soql;

/// <summary>Determines which constructs of SOQL are allowed in a kind of query.</summary>
internal interface IDialect
{
    /// <summary>Returns the error for a construct of SOQL, or null if the construct is allowed.</summary>
    /// <param name="construct">The construct.</param>
    /// <param name="text">The words of the construct in the query.</param>
    OrgErrorException? Refusal(Construct construct, string text);
}
