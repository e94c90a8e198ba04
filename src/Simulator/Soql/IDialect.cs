using TypedStreaming.Simulator.Errors;

namespace TypedStreaming.Simulator.Soql;

/// <summary>Determines which SOQL constructs are allowed in one kind of query.</summary>
internal interface IDialect
{
    /// <summary>Returns the error for a SOQL construct, or null if the construct is allowed.</summary>
    /// <param name="construct">The construct.</param>
    /// <param name="text">The words of the construct in the query.</param>
    OrgErrorException? Refusal(Construct construct, string text);
}
