using TypedStreaming.Simulator.Errors;

namespace TypedStreaming.Simulator.Soql;

/// <summary>The subset of SOQL that the simulated REST API supports.</summary>
internal sealed class RestDialect : IDialect
{
    public OrgErrorException? Refusal(Construct construct, string text) => construct is Construct.Not or Construct.Limit
        ? null
        : new OrgErrorException(
            OrgErrors.MalformedQuery,
            $"The simulator does not support queries with '{text}'. It supports SELECT fields FROM one entity WHERE condition LIMIT number.");
}
